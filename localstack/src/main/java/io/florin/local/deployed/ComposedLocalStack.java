package io.florin.local.deployed;

import io.florin.local.StartRefused;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;

/** LocalStack in Docker, as {@code localstack/compose.yaml} describes it. */
final class ComposedLocalStack {
  private static final String FILE = "localstack/compose.yaml";

  private final Command command;

  ComposedLocalStack(Path root, PrintStream console) {
    command = new Command(root, root.resolve(".florin/localstack.log"), console);
  }

  /**
   * Starts it, unless it runs, and waits until it answers.
   *
   * @throws StartRefused when it does not start
   */
  LocalStack start() {
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
    LocalStack started = LocalStack.at(URI.create("http://127.0.0.1:" + port));
    return new LocalStack(started.endpoint(), true); // Whatever it says of itself.
  }

  /** Stops it; all that was in it is gone. */
  void stop() {
    command.run(
        "LocalStack could not be stopped: start Docker, and say it again.",
        "docker",
        "compose",
        "-f",
        FILE,
        "down");
  }
}
