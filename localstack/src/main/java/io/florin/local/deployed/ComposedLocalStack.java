package io.florin.local.deployed;

import io.florin.local.StartRefused;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** LocalStack in Docker, as {@code localstack/compose.yaml} describes it. */
final class ComposedLocalStack {
  private static final String FILE = "localstack/compose.yaml";
  private static final long SECONDS_TO_ASK = 20;

  private static final String OR_ELSE =
      "or set AWS_ENDPOINT_URL to a LocalStack that runs already."
          + " ./florin up, without --localstack, needs neither.";

  private final Command command;

  ComposedLocalStack(Path root, PrintStream console) {
    command = new Command(root, root.resolve(".florin/localstack.log"), console);
  }

  /**
   * Starts it, unless it runs, and waits until it answers.
   *
   * @throws StartRefused when no Docker engine is there, or it does not start
   */
  LocalStack start() {
    if (!succeeds("docker", "version", "--format", "{{.Server.Version}}")) {
      throw new StartRefused("No Docker engine answers: start Docker, " + OR_ELSE);
    }
    if (!succeeds("docker", "compose", "version")) {
      throw new StartRefused("Docker has no compose: install its plugin, " + OR_ELSE);
    }
    command.run(
        "LocalStack could not be started.",
        "docker",
        "compose",
        "-f",
        FILE,
        "up",
        "--detach",
        "--wait");
    String port = System.getenv().getOrDefault("FLORIN_LOCALSTACK_PORT", "4566");
    return LocalStack.at(URI.create("http://127.0.0.1:" + port));
  }

  /** Stops it; all that was in it is gone. */
  void stop() {
    command.run("LocalStack could not be stopped.", "docker", "compose", "-f", FILE, "down");
  }

  private static boolean succeeds(String... words) {
    try {
      Process process =
          new ProcessBuilder(words)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (process.waitFor(SECONDS_TO_ASK, TimeUnit.SECONDS)) {
        return process.exitValue() == 0;
      }
      process.destroyForcibly();
      return false;
    } catch (IOException e) {
      return false; // There is no such program.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
