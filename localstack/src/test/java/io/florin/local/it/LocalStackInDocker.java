package io.florin.local.it;

import io.florin.local.RegisteredAdmin;
import io.florin.local.SeedData;
import io.florin.local.bank.StandInBank;
import io.florin.local.deployed.Deployment;
import io.florin.local.deployed.LocalStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * Florin on a LocalStack that Testcontainers has started, with a stand-in bank in this process.
 *
 * @param localStack where it is
 * @param florin what has been deployed
 */
record LocalStackInDocker(
    LocalStack localStack, Deployment florin, LocalStackContainer container, StandInBank bank)
    implements AutoCloseable {
  /** The last that runs without an account; the variable that {@code compose.yaml} knows, too. */
  private static final String IMAGE =
      System.getenv().getOrDefault("FLORIN_LOCALSTACK_IMAGE", "localstack/localstack:4.14.0");

  private static final Path ROOT = Path.of("..");
  private static final String THIS_MACHINE = "host.docker.internal";
  private static final String GATEWAY = "host-gateway";
  private static final int ANY_PORT = 0;

  /** Whether a Docker engine answers. */
  static boolean isPossible() {
    return DockerClientFactory.instance().isDockerAvailable();
  }

  /** Starts all of it. */
  static LocalStackInDocker start() {
    LocalStackContainer container =
        new LocalStackContainer(
                DockerImageName.parse(IMAGE).asCompatibleSubstituteFor("localstack/localstack"))
            // The functions are described for ARM. They are Java, and run on any processor.
            .withEnv("LAMBDA_IGNORE_ARCHITECTURE", "1")
            .withEnv("LAMBDA_DOCKER_FLAGS", "--add-host " + THIS_MACHINE + ":" + GATEWAY)
            .withEnv("LAMBDA_RUNTIME_ENVIRONMENT_TIMEOUT", "60")
            .withEnv("LAMBDA_EVENT_SOURCE_MAPPING_MAX_BACKOFF_ON_EMPTY_POLL_SEC", "1")
            .withExtraHost(THIS_MACHINE, GATEWAY);
    container.start();
    try {
      // Containers don't reach what listens to this machine alone.
      StandInBank bank = StandInBank.start("0.0.0.0", ANY_PORT, Optional.empty());
      URI bankForFunctions = URI.create("http://" + THIS_MACHINE + ":" + bank.address().getPort());
      LocalStack localStack = LocalStack.at(container.getEndpoint());
      Deployment florin =
          Deployment.make(
              ROOT, localStack, bankForFunctions, new SeedData(new RegisteredAdmin()), System.err);
      return new LocalStackInDocker(localStack, florin, container, bank);
    } catch (IOException e) {
      container.stop();
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      container.stop();
      throw e;
    }
  }

  @Override
  public void close() {
    container.stop();
    try {
      bank.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
