package org.sendpath.collector.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import org.sendpath.collector.http.TokenHash;
import org.sendpath.collector.store.ResearcherToken;
import org.sendpath.collector.store.Store;
import org.sendpath.collector.store.StoreException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Researchers' tokens. */
@Command(
    name = "token",
    header = "Make, list and revoke researchers' tokens.",
    synopsisSubcommandLabel = "COMMAND")
final class TokenCommand {
  private final StoreOpener stores;

  @Spec CommandSpec command;

  TokenCommand(StoreOpener stores) {
    this.stores = stores;
  }

  @Command(name = "create", header = "Make a token, and print it: it is shown only once.")
  int create(
      @Parameters(paramLabel = "NAME", description = "Whom it is for.") String name,
      @Mixin DatabaseOption database)
      throws StoreException {
    String secret = Secrets.random();
    try (Store store = stores.open(database.db)) {
      long number = store.access().addResearcherToken(name, TokenHash.of(secret), Instant.now());
      out().println(secret);
      errors()
          .println(
              "Token "
                  + number
                  + " for "
                  + name
                  + ". It is shown only now: the store has only its hash. Researchers send it as"
                  + " \"Authorization: Bearer TOKEN\".");
    }
    return ExitStatus.DONE;
  }

  @Command(name = "list", header = "List the tokens: number, state, day, name.")
  int list(@Mixin DatabaseOption database) throws StoreException {
    try (Store store = stores.open(database.db)) {
      List<ResearcherToken> tokens = store.access().researcherTokens();
      tokens.forEach(token -> out().println(line(token)));
      if (tokens.isEmpty()) {
        errors().println("No token yet: sendpath-collector token create NAME");
      }
    }
    return ExitStatus.DONE;
  }

  @Command(name = "revoke", header = "Revoke a token: from now on it opens nothing.")
  int revoke(
      @Parameters(paramLabel = "NUMBER", description = "As token list shows it.") long number,
      @Mixin DatabaseOption database)
      throws StoreException {
    try (Store store = stores.open(database.db)) {
      if (!store.access().revokeResearcherToken(number, Instant.now())) {
        errors().println("There is no token " + number + ": see sendpath-collector token list");
        return ExitStatus.COULD_NOT;
      }
      errors().println("Token " + number + " is revoked.");
    }
    return ExitStatus.DONE;
  }

  private static String line(ResearcherToken token) {
    String state =
        token.revokedAt().map(at -> "revoked " + at.toString().substring(0, 10)).orElse("valid");
    return String.join(
        "\t",
        Long.toString(token.number()),
        state,
        token.createdAt().toString().substring(0, 10),
        token.name());
  }

  private PrintWriter out() {
    return command.commandLine().getOut();
  }

  private PrintWriter errors() {
    return command.commandLine().getErr();
  }
}
