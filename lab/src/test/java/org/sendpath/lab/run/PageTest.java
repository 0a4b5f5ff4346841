package org.sendpath.lab.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class PageTest {
  @Test
  void text_besideThePageInTheTree_isTheSame() {
    assertThat(Path.of("../docs/lab.md"))
        .as("docs/lab.md is made from the table of scenarios: run lab/lab docs")
        .content()
        .isEqualTo(Page.text());
  }
}
