package org.sendpath.lab.run;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.sendpath.lab.network.Client;
import org.sendpath.lab.network.Enclosure;
import org.sendpath.lab.scenario.Scenario;
import org.sendpath.lab.scenario.Scenarios;

/** A person's shell on a client of the lab. */
public final class Shell {
  private static final String AGENT = "sendpath-agent";

  private final Places places;
  private final Enclosure enclosure;
  private final PrintStream out;

  public Shell(Places places, Enclosure enclosure, PrintStream out) {
    this.places = places;
    this.enclosure = enclosure;
    this.out = out;
  }

  /** Brings the lab up, tells what is in it, and returns the shell's exit status. */
  public int open(Client client) throws Exception {
    Lab lab = Lab.up(enclosure, Scenarios.list());
    Path bin = Files.createDirectories(lab.scratch().folder().resolve("bin"));
    if (places.programMissing().isEmpty()) {
      writeAgentCommand(lab, bin.resolve(AGENT));
    }
    for (Scenario scenario : Scenarios.list()) {
      out.printf("%-44s %s%n", scenario.hostName(), scenario.purpose());
    }
    out.printf(
        "%nYou are on the client %s, device %s; others are %s. Try: %s probe open.lab.example;"
            + " tcpdump -n -i %s; exit ends the lab.%n",
        client.title(),
        client.device(),
        List.of(Client.values()).stream()
            .filter(other -> other != client)
            .map(Client::title)
            .toList(),
        AGENT,
        client.device());
    boolean bash = Files.isExecutable(Path.of("/bin/bash"));
    List<String> shell = bash ? List.of("/bin/bash", "--norc") : List.of("/bin/sh");
    ProcessBuilder builder = new ProcessBuilder(lab.network().command(client, shell)).inheritIO();
    builder.environment().put("PS1", "lab " + client.title() + "# ");
    builder.environment().merge("PATH", bin.toString(), (path, first) -> first + ":" + path);
    return builder.start().waitFor();
  }

  /** As the tests run it: as an unprivileged user who trusts the lab's authority. */
  private void writeAgentCommand(Lab lab, Path command) throws Exception {
    Path jar = lab.scratch().copy(places.agent());
    Path home = lab.scratch().home("shell", enclosure.unprivilegedUser());
    List<String> java = new ArrayList<>(List.of(places.java().toString()));
    java.addAll(lab.trustArguments());
    java.addAll(List.of("-jar", jar.toString()));
    Files.writeString(
        command,
        """
        #!/bin/sh
        HOME=%s exec %s "$@"
        """
            .formatted(home, String.join(" ", enclosure.unprivileged(java))));
    Files.setPosixFilePermissions(command, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
