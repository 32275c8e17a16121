package io.florin.local;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;

/**
 * The command {@code ./florin up}: starts a stack, says where it is, and runs until it is told to
 * stop.
 */
public final class Up {
  private static final int FAILED = 1;

  private final Path root;
  private final LocalAdmin admin;
  private final PrintStream console;

  /**
   * Starts stacks of a repository.
   *
   * @param root the repository's root, with the templates in it
   * @param admin makes the stack's admin
   * @param console where to say what a person should know
   */
  Up(Path root, LocalAdmin admin, PrintStream console) {
    this.root = root;
    this.admin = admin;
    this.console = console;
  }

  /**
   * Runs until the process is told to end.
   *
   * <p>The system property {@code florin.root} names the repository's root, the working directory
   * when it is not set.
   */
  public static void main(String... arguments) {
    Path root = Path.of(System.getProperty("florin.root", "")).toAbsolutePath();
    try {
      Up up = new Up(root, new SeedData(new RegisteredAdmin()), System.out);
      RunningStack running = up.start(UpArguments.parse(arguments));
      Runtime.getRuntime().addShutdownHook(new Thread(running::close, "stop"));
    } catch (StartRefused e) {
      System.err.println("florin: " + e.getMessage());
      System.exit(FAILED); // Engines that had started have threads that would keep the process.
    }
  }

  /**
   * Starts a stack and tells where it is.
   *
   * @throws StartRefused when it can't start
   */
  RunningStack start(UpArguments arguments) {
    Path functionLog = root.resolve(".florin/functions.log");
    StackOptions options =
        StackOptions.of(root.resolve("infra-cdk/templates/local"))
            .onPort(arguments.port())
            .loggingFunctionsTo(functionLog)
            .noticing(notice -> System.err.println("florin: " + notice));
    if (arguments.data().isPresent()) {
      options = options.keepingDataIn(arguments.data().get());
    }
    EmbeddedStack stack = EmbeddedStack.start(options);
    try {
      LocalAdmin.SignIn signIn = admin.open(stack);
      Path stackFile = root.resolve(".florin/stack.json");
      StackFile file = StackFile.write(stackFile, stack.addresses(), signIn);
      console.printf(
          """
          Florin runs on this machine.
            API            %s
            Documentation  %s
            Metrics        %s
            Bank           %s
            Admin          %s
            Data           %s
            Functions' log %s
          Ctrl-C stops it.
          """,
          stack.api(),
          stack.docs(),
          stack.metrics(),
          stack.bank(),
          signIn.email() + ", password in " + stackFile,
          arguments.data().map(Path::toString).orElse("in memory, gone when it stops"),
          functionLog);
      return new RunningStack(stack, file);
    } catch (RuntimeException e) {
      stack.close();
      throw e;
    }
  }

  /** A stack and the file that tells where it is. */
  record RunningStack(EmbeddedStack stack, StackFile file) implements AutoCloseable {
    @Override
    public void close() {
      try {
        file.close();
      } catch (IOException e) {
        System.err.println("florin: The file stack.json could not be removed: " + e);
      } finally {
        stack.close();
      }
    }
  }
}
