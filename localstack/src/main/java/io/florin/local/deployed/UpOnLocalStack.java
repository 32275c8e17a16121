package io.florin.local.deployed;

import io.florin.local.Addresses;
import io.florin.local.LocalAdmin;
import io.florin.local.RegisteredAdmin;
import io.florin.local.SeedData;
import io.florin.local.StackFile;
import io.florin.local.StartRefused;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The command {@code ./florin up --localstack}: deploys all stacks to LocalStack, says where they
 * are, and leaves them running.
 */
public final class UpOnLocalStack {
  private static final int FAILED = 1;

  /** Fixed, since functions that are deployed know it: LocalStack can't change them. */
  private static final int BANK_PORT = 8090;

  private final Path root;
  private final LocalAdmin admin;
  private final PrintStream console;

  /**
   * Deploys what a repository holds.
   *
   * @param root the repository's root, built by {@code mvn -Plocalstack}
   * @param admin makes the stack's admin
   * @param console where to say what a person should know
   */
  UpOnLocalStack(Path root, LocalAdmin admin, PrintStream console) {
    this.root = root;
    this.admin = admin;
    this.console = console;
  }

  /** Deploys to the LocalStack at {@code AWS_ENDPOINT_URL}, or else to one started in Docker. */
  public static void main(String... arguments) {
    Path root = Path.of(System.getProperty("florin.root", "")).toAbsolutePath();
    try {
      if (arguments.length > 0) {
        throw new StartRefused("up --localstack does not know " + arguments[0] + ".");
      }
      new UpOnLocalStack(root, new SeedData(new RegisteredAdmin()), System.out)
          .start(given("AWS_ENDPOINT_URL").map(URI::create), given("FLORIN_BANK_HOST"));
    } catch (StartRefused e) {
      System.err.println("florin: " + e.getMessage());
      System.exit(FAILED);
    }
  }

  private static Optional<String> given(String variable) {
    return Optional.ofNullable(System.getenv(variable)).filter(value -> !value.isEmpty());
  }

  /**
   * Deploys.
   *
   * @param endpoint where a LocalStack runs; without it one is started in Docker
   * @param bankHost the name by which its functions find this machine, when it is not the usual one
   * @throws StartRefused when that can't be done
   */
  void start(Optional<URI> endpoint, Optional<String> bankHost) {
    StartedThings before = StartedThings.read(root);
    LocalStack localStack =
        endpoint.map(LocalStack::at).orElseGet(() -> new ComposedLocalStack(root, console).start());
    // What an earlier one has started in Docker is still to be ended.
    boolean composed = endpoint.isEmpty() || before.composed();
    new StartedThings(composed, before.bank()).write(root);
    before.bank().ifPresent(BankProcess::stop); // It runs what was built before.
    BankPlace place = BankPlace.reachedFrom(localStack, bankHost, BANK_PORT);
    BankProcess bank =
        BankProcess.start(root.resolve(".florin"), place, !Deployment.isOn(localStack));
    new StartedThings(composed, Optional.of(bank)).write(root);

    console.printf("Deploying to LocalStack at %s; this takes a minute.%n", localStack.endpoint());
    Deployment deployment = Deployment.make(root, localStack, place.forFunctions(), admin, console);
    Path stackFile = root.resolve(".florin/stack.json");
    StackFile.write(
        stackFile,
        new Addresses(
            deployment.api(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(place.here()),
            Optional.empty()),
        deployment.admin());
    console.printf(
        """
        Florin runs on LocalStack.
          API            %s
          Bank           %s
          Admin          %s
          LocalStack     %s
        ./florin down --localstack ends it.
        """,
        deployment.api(),
        place.here(),
        deployment.admin().email() + ", password in " + stackFile,
        localStack.endpoint());
  }
}
