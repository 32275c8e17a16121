package io.florin.local.bank;

import java.io.IOException;
import java.net.BindException;

/** The stand-in bank as a process of its own. */
public final class StandInBankMain {
  private static final int FAILED = 1;

  private StandInBankMain() {}

  /**
   * Serves until the process is told to end.
   *
   * @param options {@code --port N}, 8090 unless given, 0 for any that is free; {@code --host
   *     ADDRESS}, this machine alone unless given; {@code --journal FILE}
   */
  public static void main(String... options) {
    try {
      BankArguments arguments = BankArguments.parse(options);
      StandInBank bank = start(arguments);
      System.out.println("The stand-in bank is at " + bank.address());
    } catch (IOException | IllegalArgumentException e) {
      System.err.println("stand-in bank: " + e.getMessage());
      System.exit(FAILED);
    }
  }

  private static StandInBank start(BankArguments arguments) throws IOException {
    try {
      return StandInBank.start(arguments.host(), arguments.port(), arguments.journal());
    } catch (BindException e) {
      throw new IOException(
          "Port %d of %s is taken or not of this machine: choose others by --port and --host."
              .formatted(arguments.port(), arguments.host()),
          e);
    }
  }
}
