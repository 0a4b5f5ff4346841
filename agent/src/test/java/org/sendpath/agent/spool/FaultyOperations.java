package org.sendpath.agent.spool;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/** The disk, until one step goes wrong: by an error, or because the process ends there. */
final class FaultyOperations implements FileOperations {
  /** The process has ended. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  /** What goes wrong. */
  enum Fault {
    /** The step fails as on a full disk; writing leaves half. */
    FULL,
    /** The process ends before the step has an effect, or half-way through writing. */
    KILLED,
    /** The process ends when the step has had its effect. */
    KILLED_AFTER
  }

  private final DiskOperations disk = new DiskOperations();
  private final int faultyStep;
  private final Fault fault;
  private int steps;
  private boolean dead;

  /** {@code fault} happens at step {@code faultyStep}, counted from 1. */
  FaultyOperations(int faultyStep, Fault fault) {
    this.faultyStep = faultyStep;
    this.fault = fault;
  }

  /** Whether the faulty step was reached. */
  boolean failed() {
    return steps >= faultyStep;
  }

  @Override
  public void createFolders(Path folder) throws IOException {
    step(() -> disk.createFolders(folder), () -> {});
  }

  @Override
  public void write(Path newFile, byte[] bytes) throws IOException {
    step(
        () -> disk.write(newFile, bytes),
        () -> disk.write(newFile, Arrays.copyOf(bytes, bytes.length / 2)));
  }

  @Override
  public void syncFile(Path file) throws IOException {
    step(() -> disk.syncFile(file), () -> {});
  }

  @Override
  public void syncFolder(Path folder) throws IOException {
    step(() -> disk.syncFolder(folder), () -> {});
  }

  @Override
  public void rename(Path from, Path to) throws IOException {
    step(() -> disk.rename(from, to), () -> {});
  }

  @Override
  public void link(Path link, Path file) throws IOException {
    step(() -> disk.link(link, file), () -> {});
  }

  @Override
  public void delete(Path file) throws IOException {
    step(() -> disk.delete(file), () -> {});
  }

  private interface Step {
    void run() throws IOException;
  }

  private void step(Step whole, Step half) throws IOException {
    if (dead) {
      throw new Killed();
    }
    steps++;
    if (steps != faultyStep) {
      whole.run();
      return;
    }
    switch (fault) {
      case FULL -> {
        half.run();
        throw new IOException("no space (injected)");
      }
      case KILLED -> {
        dead = true;
        half.run();
        throw new Killed();
      }
      case KILLED_AFTER -> {
        dead = true;
        whole.run();
        throw new Killed();
      }
    }
  }
}
