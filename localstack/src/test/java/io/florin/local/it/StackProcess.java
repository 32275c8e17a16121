package io.florin.local.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;

/** A stack in a process of its own, started as {@code ./florin up} does, on kept data. */
final class StackProcess implements AutoCloseable {
  private static final Duration TIME_TO_START = Duration.ofMinutes(2);

  private final Process process;
  private final Florin florin;

  private StackProcess(Process process, Florin florin) {
    this.process = process;
    this.florin = florin;
  }

  /**
   * Starts one, and waits until it tells where it is.
   *
   * @param root a folder with the templates in it, as the repository has them
   * @param data the folder of the data
   */
  static StackProcess start(Path root, Path data) {
    Path stackFile = root.resolve(".florin/stack.json");
    Path output = root.resolve("output.txt");
    try {
      // The one before was killed, and could not remove it.
      Files.deleteIfExists(stackFile);
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "--enable-native-access=ALL-UNNAMED",
                  "--sun-misc-unsafe-memory-access=allow",
                  "-Xmx512m",
                  "-XX:+UseSerialGC",
                  "-Dflorin.root=" + root,
                  "-cp",
                  System.getProperty("java.class.path"),
                  "io.florin.local.Up",
                  "--port",
                  "0",
                  "--data",
                  data.toString())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
              .start();
      try {
        Awaitility.await("the stack's start")
            .atMost(TIME_TO_START)
            .pollInterval(Duration.ofMillis(50))
            .until(() -> Files.exists(stackFile) || !process.isAlive());
        if (!process.isAlive()) {
          throw new AssertionError("It did not start: " + Files.readString(output));
        }
        return new StackProcess(process, new Florin(Address.read(stackFile)));
      } catch (RuntimeException | Error e) {
        process.destroyForcibly();
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its API. */
  Florin florin() {
    return florin;
  }

  /** Kills it, as {@code kill -9} does, and waits until it is gone. */
  void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  @Override
  public void close() {
    kill();
    florin.close();
  }
}
