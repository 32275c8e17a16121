package io.florin.local.demo;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The command {@code ./florin demo}: plays the story against the stack that runs. */
public final class Demo {
  /** The exit code when every step held. */
  public static final int HELD = 0;

  /** The exit code when a step did not hold, or there is no stack. */
  public static final int FAILED = 1;

  private final RandomGenerator random;
  private final PrintStream out;

  /** Tells the story to a stream, with names made by chance. */
  public Demo(RandomGenerator random, PrintStream out) {
    this.random = random;
    this.out = out;
  }

  /** Plays against the stack that the file {@code stack.json}, the first argument, tells of. */
  public static void main(String... arguments) {
    // The story is written in UTF-8, whatever the locale of the terminal says.
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    if (arguments.length != 1) {
      out.println("florin: demo takes no arguments.");
      System.exit(FAILED);
    }
    System.exit(new Demo(new SecureRandom(), out).play(Path.of(arguments[0])));
  }

  /** Plays the story and answers the exit code of the process. */
  public int play(Path stackFile) {
    Optional<StackPlaces> places = StackPlaces.read(stackFile);
    if (places.isEmpty()) {
      out.println("florin: No stack runs here: start one by ./florin up, in another terminal.");
      return FAILED;
    }
    Printout printout = new Printout(out);
    try (ApiClient api = new ApiClient(places.get().api());
        ApiClient bank = new ApiClient(places.get().bank())) {
      if (!answers(api)) {
        out.printf(
            "florin: Nobody answers at %s, where %s says a stack is: start it by ./florin up.%n",
            places.get().api(), stackFile);
        return FAILED;
      }
      printout.line("A story told to " + places.get().api() + ", and what each step shows.");
      return play(new Scene(api, bank, printout), printout, places.get());
    }
  }

  private int play(Scene scene, Printout printout, StackPlaces places) {
    try {
      new Story(new Fresh(random), places).play(scene, printout);
      printout.line("\nAll held: %d facts shown.".formatted(scene.shown()));
      return HELD;
    } catch (StepFailed e) {
      printout.failed(e.sentence());
      printout.line(
          "\nThe story stops here: %d facts were shown, then a step did not hold."
              .formatted(scene.shown()));
      return FAILED;
    }
  }

  private static boolean answers(ApiClient api) {
    try {
      api.send(Request.get("/health"));
      return true;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
