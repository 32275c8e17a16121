package io.florin.local.it;

import io.florin.local.EmbeddedStack;
import io.florin.local.StackOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the one Florin that they share: the stack whose {@code stack.json} the environment
 * variable {@code FLORIN_STACK} names, or else an embedded one, made of the committed templates and
 * started with the first test that asks.
 *
 * <p>A test that asks for the {@link EmbeddedStack} looks behind the API, and is skipped on any
 * other stack.
 */
final class RunningFlorin implements ParameterResolver {
  /** The templates that the CDK app synthesizes for the local stage. */
  static final Path TEMPLATES = Path.of("../infra-cdk/templates/local");

  private static final String STACK_FILE = "FLORIN_STACK";
  // Each process of the tests has a log of its own.
  private static final Path FUNCTION_LOG =
      Path.of("target/functions-" + System.getProperty("surefire.forkNumber", "1") + ".log");

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type.equals(Florin.class) || type.equals(EmbeddedStack.class);
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Shared shared =
        context
            .getRoot()
            .getStore(ExtensionContext.Namespace.create(RunningFlorin.class))
            .computeIfAbsent(Shared.class, key -> Shared.start(), Shared.class);
    if (parameter.getParameter().getType().equals(Florin.class)) {
      return shared.florin;
    }
    Assumptions.assumeTrue(shared.embedded.isPresent(), "This looks behind an embedded stack.");
    return shared.embedded.orElseThrow();
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
  private record Shared(Florin florin, Optional<EmbeddedStack> embedded) implements AutoCloseable {

    static Shared start() {
      String stackFile = System.getenv(STACK_FILE);
      if (stackFile != null && !stackFile.isEmpty()) {
        return new Shared(new Florin(Address.read(Path.of(stackFile))), Optional.empty());
      }
      EmbeddedStack stack = EmbeddedStack.start(options());
      return new Shared(new Florin(Address.of(stack)), Optional.of(stack));
    }

    @Override
    public void close() {
      florin.close();
      embedded.ifPresent(EmbeddedStack::close);
    }
  }
}
