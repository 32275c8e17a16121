package io.florin.local.deployed;

import io.florin.local.StartRefused;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The command {@code ./florin down --localstack}: ends what {@code up --localstack} has started. A
 * LocalStack that ran before it goes on, with the stacks in it.
 */
public final class DownOnLocalStack {
  private static final int FAILED = 1;

  private final Path root;
  private final PrintStream console;

  /** Ends what was started for a repository. */
  DownOnLocalStack(Path root, PrintStream console) {
    this.root = root;
    this.console = console;
  }

  /** Ends it. */
  public static void main(String... arguments) {
    Path root = Path.of(System.getProperty("florin.root", "")).toAbsolutePath();
    try {
      new DownOnLocalStack(root, System.out).stop();
    } catch (StartRefused e) {
      System.err.println("florin: " + e.getMessage());
      System.exit(FAILED);
    }
  }

  /**
   * Ends it.
   *
   * @throws StartRefused when LocalStack can't be stopped, or a file not removed
   */
  void stop() {
    if (!Files.exists(StartedThings.file(root))) {
      console.println("Nothing runs that ./florin up --localstack has started.");
      return;
    }
    StartedThings started = StartedThings.read(root);
    started.bank().ifPresent(BankProcess::stop);
    if (started.composed()) {
      new ComposedLocalStack(root, console).stop();
    }
    try {
      Path stackFile = root.resolve(".florin/stack.json");
      // An embedded stack may have written its own since.
      if (Files.exists(stackFile) && Files.readString(stackFile).contains(LocalStack.APIS)) {
        Files.delete(stackFile);
      }
      Files.deleteIfExists(StartedThings.file(root));
    } catch (IOException e) {
      throw new StartRefused("A file in .florin could not be removed: " + e.getMessage(), e);
    }
    console.println(
        started.composed()
            ? "The bank has ended, and so has LocalStack in Docker, with all that was in it."
            : "The bank has ended. LocalStack was not started by up, and is left as it is.");
  }
}
