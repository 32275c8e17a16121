package io.florin.local.deployed;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.florin.local.StartRefused;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The command line of the CDK, in the version that {@code infra-cdk} names. */
final class Cdk {
  private static final String CLI = "node_modules/.bin/cdk";

  /** Where the build has put what the CDK app describes. */
  private static final String ASSEMBLY = "target/cdk.out";

  private static final String OUTPUTS = "target/outputs.json";

  /** LocalStack has two processors or so to share: more than this many stacks wait anyway. */
  private static final String STACKS_AT_ONCE = "3";

  private final Path folder;
  private final String cli;
  private final Command command;

  /**
   * Prepares it, and fetches it when it is not there.
   *
   * @param folder the folder {@code infra-cdk}
   * @throws StartRefused when Node, the command line or what was built is not there
   */
  Cdk(Path folder, LocalStack localStack, Path log, PrintStream console) {
    this.folder = folder;
    cli = folder.resolve(CLI).toString();
    command =
        new Command(folder, log, console)
            .with(localStack.environment())
            .with(Map.of("CDK_DISABLE_CLI_TELEMETRY", "true"));
    if (!onPath("node")) {
      throw new StartRefused(
          "Node was not found, and the CDK needs it: install it (22; 20 works) and put node on the PATH.");
    }
    if (!Files.isDirectory(folder.resolve(ASSEMBLY))) {
      throw new StartRefused(
          "There is no %s: build it by mvn -Plocalstack -DskipTests package."
              .formatted(folder.resolve(ASSEMBLY)));
    }
    if (!Files.isExecutable(folder.resolve(CLI))) {
      command.run(
          "The command line of the CDK could not be fetched.",
          "npm",
          "ci",
          "--no-audit",
          "--no-fund");
    }
  }

  /** Prepares the account, once for each start of LocalStack. */
  void bootstrap() {
    command.run(
        "The account on LocalStack could not be prepared.", cli, "bootstrap", "--app", ASSEMBLY);
  }

  /**
   * Deploys all stacks.
   *
   * @param bank where functions find the bank
   * @return the address of the API, as its stack says it
   */
  URI deploy(URI bank) {
    command.run(
        "The stacks could not be deployed. LocalStack can't change functions that are there: if it"
            + " holds another version of Florin, start it anew.",
        cli,
        "deploy",
        "--all",
        "--app",
        ASSEMBLY,
        "--require-approval",
        "never",
        "--progress",
        "events",
        "--concurrency",
        STACKS_AT_ONCE,
        "--parameters",
        "Florin-local-Settlement:BankUrl=" + bank,
        "--outputs-file",
        OUTPUTS);
    try {
      return URI.create(
          new ObjectMapper()
              .readTree(folder.resolve(OUTPUTS).toFile())
              .required("Florin-local-Api")
              .required("ApiUrl")
              .asText());
    } catch (IOException | IllegalArgumentException e) {
      throw new StartRefused("The deployed stacks do not say where the API is.", e);
    }
  }

  private static boolean onPath(String program) {
    for (String place : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
      if (Files.isExecutable(Path.of(place, program))) {
        return true;
      }
    }
    return false;
  }
}
