package org.sendpath.agent.connect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sendpath.report.Evidence;

class ConnectorsTest {
  @ParameterizedTest
  @CsvSource({
    "6.18.44, amd64",
    "5.8.0-63-generic, aarch64",
    "5.10.102.1-microsoft-standard-WSL2, amd64",
    "10.0, amd64"
  })
  void systemLacks_linuxWithTheQueue_isEmpty(String version, String arch) {
    assertThat(Connectors.systemLacks("Linux", version, arch)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Linux, 5.7.19, amd64, 5.8",
    "Linux, 4.4.0, amd64, 5.8",
    "Linux, unknown, amd64, version",
    "Linux, 6.1.0, riscv64, riscv64",
    "Mac OS X, 14.5, aarch64, only Linux",
    "Windows 11, 10.0, amd64, only Linux"
  })
  void systemLacks_otherSystem_saysWhy(String name, String version, String arch, String reason) {
    assertThat(Connectors.systemLacks(name, version, arch))
        .hasValueSatisfying(text -> assertThat(text).contains(reason));
  }

  @ParameterizedTest
  @CsvSource({
    "Linux, LINUX",
    "Mac OS X, BSD",
    "Darwin, BSD",
    "FreeBSD, BSD",
    "OpenBSD, BSD",
    "Windows 10, WINDOWS",
    "Windows Server 2022, WINDOWS",
    "SunOS, OTHER"
  })
  void systemKind_ofOsName_isTold(String osName, SystemKind kind) {
    assertThat(SystemKind.of(osName)).isEqualTo(kind);
  }

  @Test
  @Tag("linux")
  @EnabledOnOs(value = OS.LINUX, disabledReason = "kernel evidence is Linux's")
  void best_onLinux_hasKernelEvidence() {
    assertThat(Connectors.withoutKernelEvidence()).isEmpty();
    try (Connector connector = Connectors.best(1)) {
      assertThat(connector.evidence()).isEqualTo(Evidence.KERNEL);
    }
  }

  @Test
  void portable_everywhere_hasTheErrorAlone() {
    try (Connector connector = Connectors.portable(1)) {
      assertThat(connector.evidence()).isEqualTo(Evidence.ERRNO);
    }
  }
}
