package io.florin.local.deployed;

import io.florin.local.LocalAdmin;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;

/**
 * Florin on a LocalStack.
 *
 * @param api the API, without a slash at the end
 * @param admin what its admin signs in with
 */
public record Deployment(URI api, LocalAdmin.SignIn admin) {
  private static final String OF_THE_LEDGER = "florin-local-createTransfer";

  /** Whether Florin is deployed to a LocalStack already, with the ledger that it has there. */
  static boolean isOn(LocalStack localStack) {
    try (DeployedFunctions functions = new DeployedFunctions(localStack)) {
      return functions.has(OF_THE_LEDGER);
    }
  }

  /**
   * Deploys all stacks and makes the admin.
   *
   * @param root the repository's root, built by {@code mvn -Plocalstack}
   * @param bank where functions find the bank
   * @param admin makes the admin
   * @param console where to show what went wrong
   * @throws io.florin.local.StartRefused when something that it needs is not there, or fails
   */
  public static Deployment make(
      Path root, LocalStack localStack, URI bank, LocalAdmin admin, PrintStream console) {
    Path log = root.resolve(".florin/deploy.log");
    Cdk cdk = new Cdk(root.resolve("infra-cdk"), localStack, log, console);
    cdk.bootstrap();
    URI api = localStack.api(cdk.deploy(bank));
    try (DeployedFunctions functions = new DeployedFunctions(localStack)) {
      return new Deployment(api, admin.open(functions));
    }
  }
}
