package org.sendpath.lab;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.List;
import java.util.Optional;
import org.sendpath.lab.generate.GenerateCommand;
import org.sendpath.lab.network.Client;
import org.sendpath.lab.network.Enclosure;
import org.sendpath.lab.network.LabException;
import org.sendpath.lab.run.ClockCheck;
import org.sendpath.lab.run.CollectorCheck;
import org.sendpath.lab.run.Launcher;
import org.sendpath.lab.run.Page;
import org.sendpath.lab.run.Places;
import org.sendpath.lab.run.ScenarioRuns;
import org.sendpath.lab.run.Shell;
import org.sendpath.lab.server.Postfix;

/**
 * The lab's commands. Those that need the network start this program again, inside an enclosure.
 * Exit status: 0 well; 1 not as expected, or the lab cannot run here; 2 wrong command line.
 */
public final class Main {
  private static final int USAGE_STATUS = 2;
  private static final String USAGE =
      """
      lab check                whether this machine can run the lab, and if not, what to do
      lab shell [CLIENT]       a shell on a client: dual (if none is named), ipv4-only, ipv6-only
      lab run [SCENARIO...]    run the agent in scenarios (all, if none is named): expected beside got
      lab clock                the agent's times against a packet capture
      lab collector            volunteers upload to the collector, from end to end
      lab docs                 write the table of scenarios to docs/lab.md
      lab generate --reports N [--seed S] [--since DAY] [--days D] [--experiment NAME] [--out FILE|-]
                               write N made-up reports as NDJSON (gzip, if FILE ends in .gz)
      lab generate --shape paper [--out FILE|-]
                               the reports of 2005, rebuilt from the paper's counts""";

  private final Places places;

  private Main(Places places) {
    this.places = places;
  }

  public static void main(String[] arguments) throws Exception {
    int status;
    try {
      status = new Main(Places.find()).run(List.of(arguments));
    } catch (IllegalArgumentException e) {
      System.err.println("lab: " + e.getMessage());
      status = USAGE_STATUS;
    } catch (LabException e) {
      System.err.println("lab: " + e.getMessage());
      status = 1;
    }
    // The network's threads would keep the process alive.
    System.exit(status);
  }

  private int run(List<String> arguments) throws Exception {
    if (arguments.isEmpty()) {
      throw new IllegalArgumentException("no command\n" + USAGE);
    }
    List<String> rest = arguments.subList(1, arguments.size());
    return switch (arguments.get(0)) {
      case "check" -> check();
      case "docs" -> {
        Page.write(places.page());
        yield 0;
      }
      case "generate" -> {
        new GenerateCommand(new FileOutputStream(FileDescriptor.out), System.err).run(rest);
        yield 0;
      }
      case "shell" -> launcher().interact(arguments);
      case "run", "clock", "collector" -> launcher().run(arguments, Redirect.INHERIT);
      case Launcher.INSIDE ->
          inside(Enclosure.valueOf(rest.get(0)), rest.get(1), rest.subList(2, rest.size()));
      default -> throw new IllegalArgumentException("no such command\n" + USAGE);
    };
  }

  private int check() {
    Enclosure.Choice choice = Enclosure.choose();
    Optional<String> obstacle =
        choice.enclosure().isEmpty() ? Optional.of(choice.reason()) : places.programMissing();
    String postfix = Postfix.unavailable().map(reason -> ", without Postfix: " + reason).orElse("");
    System.out.println(
        obstacle
            .map(reason -> "the lab cannot run here: " + reason)
            .orElse("the lab can run here" + postfix));
    return obstacle.isPresent() ? 1 : 0;
  }

  private Launcher launcher() {
    Enclosure.Choice choice = Enclosure.choose();
    return new Launcher(
        places, choice.enclosure().orElseThrow(() -> new LabException(choice.reason())));
  }

  private int inside(Enclosure enclosure, String command, List<String> arguments) throws Exception {
    if (command.equals("shell")) {
      String name = arguments.isEmpty() ? Client.DUAL.title() : arguments.get(0);
      Client client =
          Client.find(name)
              .orElseThrow(() -> new IllegalArgumentException("no client is called " + name));
      return new Shell(places, enclosure, System.out).open(client);
    }
    endWithInput();
    places
        .programMissing()
        .ifPresent(
            reason -> {
              throw new LabException(reason);
            });
    boolean well =
        switch (command) {
          case "run" -> new ScenarioRuns(places, enclosure, System.out).run(arguments);
          case "clock" -> new ClockCheck(places, enclosure, System.out).run();
          case "collector" -> new CollectorCheck(places, enclosure, System.out).run();
          default -> throw new IllegalArgumentException("no such command inside: " + command);
        };
    return well ? 0 : 1;
  }

  /** Whoever started the lab holds the other end, and lets it go when it ends, however it ends. */
  private static void endWithInput() {
    Thread thread =
        new Thread(
            () -> {
              try {
                while (System.in.read() >= 0) {
                  // Nothing is said here.
                }
              } catch (IOException e) {
                System.err.println("lab: cannot read the standard input: " + e.getMessage());
              }
              Runtime.getRuntime().halt(1);
            },
            "end with input");
    thread.setDaemon(true);
    thread.start();
  }
}
