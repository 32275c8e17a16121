package io.florin.local;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;

/**
 * What {@code ./florin up} was given.
 *
 * @param port the port, 8080 unless given
 * @param data the folder for the data, if given
 */
record UpArguments(int port, Optional<Path> data) {
  private static final int DEFAULT_PORT = 8080;
  private static final int GREATEST_PORT = 65_535;

  /**
   * Reads the command line.
   *
   * @throws StartRefused when something in it is not known
   */
  static UpArguments parse(String... arguments) {
    int port = DEFAULT_PORT;
    Optional<Path> data = Optional.empty();
    Iterator<String> rest = Arrays.asList(arguments).iterator();
    while (rest.hasNext()) {
      String option = rest.next();
      switch (option) {
        case "--port" -> port = port(value(option, rest));
        case "--data" -> data = Optional.of(Path.of(value(option, rest)).toAbsolutePath());
        default ->
            throw new StartRefused("up does not know " + option + ": it takes --port and --data.");
      }
    }
    return new UpArguments(port, data);
  }

  private static String value(String option, Iterator<String> rest) {
    if (!rest.hasNext()) {
      throw new StartRefused(option + " needs a value.");
    }
    return rest.next();
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
    throw new StartRefused("--port needs a number from 0 to 65535, not " + text + ".");
  }
}
