package io.florin.local.it;

import io.florin.local.EmbeddedStack;
import io.florin.local.Platforms;
import io.florin.local.StackOptions;
import io.florin.local.deployed.DeployedFunctions;
import io.florin.local.deployed.LocalStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.opentest4j.TestAbortedException;

/**
 * Gives tests the one Florin that they share, from the first test that asks: the stack whose {@code
 * stack.json} the environment variable {@code FLORIN_STACK} names; with the system property {@code
 * florin.testcontainers}, one that is deployed to a LocalStack in Docker; or else an embedded one,
 * made of the committed templates. Where Docker is wanted and does not answer, tests are skipped.
 *
 * <p>A test that asks for the {@link Platforms} looks behind the API. It is skipped where that
 * can't be done: elsewhere than on an embedded stack and on LocalStack.
 */
final class RunningFlorin implements ParameterResolver, ExecutionCondition {
  /** The templates that the CDK app synthesizes for the local stage. */
  static final Path TEMPLATES = Path.of("../infra-cdk/templates/local");

  private static final Optional<Path> STACK_FILE =
      Optional.ofNullable(System.getenv("FLORIN_STACK"))
          .filter(file -> !file.isEmpty())
          .map(Path::of);
  private static final boolean IN_DOCKER = Boolean.getBoolean("florin.testcontainers");
  // Each process of the tests has a log of its own.
  private static final Path FUNCTION_LOG =
      Path.of("target/functions-" + System.getProperty("surefire.forkNumber", "1") + ".log");

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return IN_DOCKER && !LocalStackInDocker.isPossible()
        ? ConditionEvaluationResult.disabled(
            "No Docker engine answers, and LocalStack runs in one.")
        : ConditionEvaluationResult.enabled("There is a stack, or one can be started.");
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type.equals(Florin.class) || type.equals(Platforms.class);
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Shared shared =
        context
            .getRoot()
            .getStore(ExtensionContext.Namespace.create(RunningFlorin.class))
            .computeIfAbsent(Shared.class, key -> Shared.start(), Shared.class);
    return parameter.getParameter().getType().equals(Florin.class) ? shared.florin : shared.behind;
  }

  /** Whether it is an embedded stack that is tested. */
  static boolean isEmbedded() {
    return STACK_FILE.isEmpty() && !IN_DOCKER;
  }

  /** Starts an embedded stack of the committed templates. */
  static StackOptions options() {
    return StackOptions.of(TEMPLATES).loggingFunctionsTo(FUNCTION_LOG);
  }

  /** Copies the committed templates into a folder, which is made when it is not there. */
  static void copyTemplates(Path folder) throws IOException {
    Files.createDirectories(folder);
    try (Stream<Path> templates = Files.list(TEMPLATES)) {
      for (Path template : templates.toList()) {
        Files.copy(template, folder.resolve(template.getFileName()));
      }
    }
  }

  /** What the tests of this process share; it is closed after the last one. */
  private record Shared(Florin florin, Platforms behind, Deque<Runnable> closing)
      implements AutoCloseable {

    static Shared start() {
      Deque<Runnable> closing = new ArrayDeque<>();
      if (STACK_FILE.isPresent()) {
        Address address = Address.read(STACK_FILE.get());
        return of(address, behind(LocalStack.ofApi(address.api()), closing), closing);
      }
      if (IN_DOCKER) {
        LocalStackInDocker inDocker = LocalStackInDocker.start();
        closing.push(inDocker::close);
        Platforms behind = behind(Optional.of(inDocker.localStack()), closing);
        return of(Address.of(inDocker.florin(), inDocker.bank().address()), behind, closing);
      }
      EmbeddedStack stack = EmbeddedStack.start(options());
      closing.push(stack::close);
      return of(Address.of(stack), stack, closing);
    }

    private static Platforms behind(Optional<LocalStack> localStack, Deque<Runnable> closing) {
      if (localStack.isEmpty()) {
        return function -> {
          throw new TestAbortedException("Nobody can look behind the API of this stack.");
        };
      }
      DeployedFunctions functions = new DeployedFunctions(localStack.get());
      closing.push(functions::close);
      return functions;
    }

    private static Shared of(Address address, Platforms behind, Deque<Runnable> closing) {
      Florin florin = new Florin(address);
      closing.push(florin::close);
      return new Shared(florin, behind, closing);
    }

    @Override
    public void close() {
      while (!closing.isEmpty()) {
        closing.pop().run();
      }
    }
  }
}
