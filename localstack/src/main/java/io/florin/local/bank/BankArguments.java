package io.florin.local.bank;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;

/** What the process of the stand-in bank was given. */
record BankArguments(String host, int port, Optional<Path> journal) {
  private static final String DEFAULT_HOST = "127.0.0.1";
  private static final int DEFAULT_PORT = 8090;
  private static final int GREATEST_PORT = 65_535;

  /**
   * Reads the command line.
   *
   * @throws IllegalArgumentException when something in it is not known; the message is a sentence
   */
  static BankArguments parse(String... options) {
    BankArguments arguments = new BankArguments(DEFAULT_HOST, DEFAULT_PORT, Optional.empty());
    Iterator<String> rest = Arrays.asList(options).iterator();
    while (rest.hasNext()) {
      String option = rest.next();
      if (!rest.hasNext()) {
        throw new IllegalArgumentException(option + " needs a value.");
      }
      arguments = arguments.with(option, rest.next());
    }
    return arguments;
  }

  private BankArguments with(String option, String value) {
    return switch (option) {
      case "--host" -> new BankArguments(value, port, journal);
      case "--port" -> new BankArguments(host, port(value), journal);
      case "--journal" -> new BankArguments(host, port, Optional.of(Path.of(value)));
      default ->
          throw new IllegalArgumentException(
              option + " is not known: use --host, --port and --journal.");
    };
  }

  private static int port(String text) {
    try {
      int port = Integer.parseInt(text);
      if (port >= 0 && port <= GREATEST_PORT) {
        return port;
      }
    } catch (NumberFormatException e) {
      // Refused below, like a number out of range.
    }
    throw new IllegalArgumentException("--port needs a number from 0 to 65535, not " + text + ".");
  }
}
