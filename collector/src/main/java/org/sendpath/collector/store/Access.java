package org.sendpath.collector.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Who may do what: experiments, researchers' tokens, the key of the withdrawal tokens. */
public interface Access {
  /** The experiments, by name. A new store has one, {@code fallback}, open to all. */
  List<Experiment> experiments() throws StoreException;

  /** The experiment of this name. */
  Optional<Experiment> experiment(String name) throws StoreException;

  /**
   * Adds an experiment, or changes who may report to it.
   *
   * @param tokenHash SHA-256 of its token; empty if it is open to all
   */
  void putExperiment(String name, Optional<byte[]> tokenHash) throws StoreException;

  /** Whether reports that come with a token of this hash are taken for the experiment. */
  boolean admits(String experiment, byte[] tokenHash) throws StoreException;

  /**
   * Adds a researcher's token.
   *
   * @param tokenHash SHA-256 of its secret
   * @return its number
   */
  long addResearcherToken(String name, byte[] tokenHash, Instant createdAt) throws StoreException;

  /** Revokes a researcher's token; false if there is no such number. */
  boolean revokeResearcherToken(long number, Instant revokedAt) throws StoreException;

  /** The tokens, by number, the revoked ones too. */
  List<ResearcherToken> researcherTokens() throws StoreException;

  /** Whether a token of this hash exists and is not revoked. */
  boolean isResearcher(byte[] tokenHash) throws StoreException;

  /** The secret key, 32 random bytes made with the store, that withdrawal tokens are made with. */
  byte[] withdrawalKey() throws StoreException;
}
