package io.florin.infra;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.DefaultStackSynthesizer;
import software.amazon.awscdk.services.lambda.Code;

/** Florin as a CDK app. It is started by {@code cdk}; see {@code cdk.json}. */
public final class FlorinApp {
  /** The system property that names the jar of all functions. */
  private static final String CODE_PROPERTY = "florin.code";

  private FlorinApp() {}

  /** Synthesizes the stage that is named by the context value {@code stage}, or else local. */
  public static void main(String[] args) {
    String jar = System.getProperty(CODE_PROPERTY, "");
    if (!Files.isRegularFile(Path.of(jar))) {
      throw new IllegalStateException(
          "There is no jar of the functions at '" + jar + "'. See infra-cdk/README.md.");
    }
    App app = new App(properties().build());
    addStacks(app, stage(app), Contract.ofTheFunctions(), () -> Code.fromAsset(jar));
    app.synth();
  }

  /** The stage that the context names, or else local: for LocalStack as for the embedded stack. */
  static Stage stage(App app) {
    Object name = app.getNode().tryGetContext("stage");
    return name == null ? Stage.local() : Stage.named(name.toString());
  }

  /** The properties of an app whose templates hold nothing but what Florin says. */
  static AppProps.Builder properties() {
    return AppProps.builder()
        .analyticsReporting(false)
        .treeMetadata(false)
        // A table can't go while a function still names it.
        .context(Map.of("@aws-cdk/core:defaultCrossStackReferences", "strong"))
        .defaultStackSynthesizer(
            // The CLI checks the version of the bootstrap stack by itself.
            DefaultStackSynthesizer.Builder.create().generateBootstrapVersionRule(false).build());
  }

  /**
   * Adds all stacks of a stage.
   *
   * @param code the one asset of all functions, made anew for each stack
   */
  static void addStacks(App app, Stage stage, Contract contract, Supplier<Code> code) {
    StateStack state = new StateStack(app, stage);
    List<FeatureStack> features =
        List.of(
            new IdentityStack(app, stage, state, code),
            new CatalogueStack(app, stage, state, code),
            new WalletStack(app, stage, state, code),
            new TransferStack(app, stage, state, code),
            new HoldStack(app, stage, state, code),
            new SettlementStack(app, stage, state, code),
            new OperationsStack(app, stage, state, code));
    SortedMap<String, String> aliasArns = new TreeMap<>();
    features.forEach(feature -> aliasArns.putAll(feature.aliasArns()));
    new ApiStack(app, stage, contract, aliasArns);
  }
}
