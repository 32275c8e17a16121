package io.florin.infra;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.lambda.SnapStartConf;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/**
 * The functions of one feature, each with a role, a log group, a version and an alias of its own.
 */
abstract class FeatureStack extends Stack {
  /** The alias that callers use: it moves to the new version once that is there. */
  private static final String ALIAS = "live";

  /** Where the metrics are that functions count themselves. */
  static final String METRICS_NAMESPACE = "Florin";

  private final Stage stage;
  private final String feature;
  private final Code code;
  private final SortedMap<String, String> aliasArns = new TreeMap<>();

  FeatureStack(Construct scope, Stage stage, String feature, Supplier<Code> code) {
    super(
        scope,
        stage.stackName(capitalised(feature)),
        StackProps.builder()
            .description("Florin (" + stage.name() + "): the functions of " + feature + ".")
            .build());
    this.stage = stage;
    this.feature = feature;
    // Each stack needs a Code of its own. They name the same file, so there is one asset.
    this.code = code.get();
  }

  /** The ARNs of the aliases of the operations' functions, by operation. */
  final SortedMap<String, String> aliasArns() {
    return Collections.unmodifiableSortedMap(aliasArns);
  }

  /** Adds the function of an operation of the contract. */
  final void add(FunctionDeclaration declaration) {
    aliasArns.put(declaration.name(), live(declaration).getFunctionArn());
  }

  /**
   * Adds a function that no operation calls.
   *
   * @return what its event source or its schedule has to call
   */
  final Alias addWorker(FunctionDeclaration declaration) {
    return live(declaration);
  }

  private Alias live(FunctionDeclaration declaration) {
    String name = stage.physicalName(declaration.name());
    String id = declaration.className();
    LogGroup log =
        LogGroup.Builder.create(this, id + "Log")
            .logGroupName("/aws/lambda/" + name)
            .retention(stage.logRetention())
            .removalPolicy(stage.removalPolicy())
            .build();
    Role role =
        Role.Builder.create(this, id + "Role")
            .description("What " + name + " may do.")
            .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
            .inlinePolicies(Map.of("permissions", permissions(declaration, log)))
            .build();
    Function function =
        Function.Builder.create(this, id)
            .functionName(name)
            .handler("io.florin.functions." + feature + "." + id + "::handleRequest")
            .code(code)
            .runtime(Runtime.JAVA_25)
            .architecture(Architecture.ARM_64)
            .memorySize(declaration.memoryMegabytes())
            .timeout(Duration.seconds(declaration.timeoutSeconds()))
            .role(role)
            .logGroup(log)
            .environment(environment(declaration))
            .snapStart(stage.snapStart() ? SnapStartConf.ON_PUBLISHED_VERSIONS : null)
            .build();
    Annotations.of(function)
        .acknowledgeWarning(
            "@aws-cdk/aws-lambda:snapStartRequirePublish", "The alias stands for a version.");
    return Alias.Builder.create(this, id + "Live")
        .aliasName(ALIAS)
        .version(function.getCurrentVersion())
        .build();
  }

  /** What was declared, and lines in the function's own log. */
  private static PolicyDocument permissions(FunctionDeclaration declaration, LogGroup log) {
    List<PolicyStatement> statements = new ArrayList<>();
    for (FunctionDeclaration.Permission permission : declaration.permissions()) {
      statements.add(allow(permission.actions(), permission.arn()));
    }
    statements.add(
        allow(List.of("logs:CreateLogStream", "logs:PutLogEvents"), log.getLogGroupArn()));
    return PolicyDocument.Builder.create().statements(statements).build();
  }

  private static PolicyStatement allow(List<String> actions, String arn) {
    return PolicyStatement.Builder.create().actions(actions).resources(List.of(arn)).build();
  }

  private SortedMap<String, String> environment(FunctionDeclaration declaration) {
    SortedMap<String, String> environment = new TreeMap<>();
    declaration.settings().forEach((setting, value) -> environment.put(setting.name(), value));
    environment.put("POWERTOOLS_SERVICE_NAME", feature);
    environment.put("POWERTOOLS_METRICS_NAMESPACE", METRICS_NAMESPACE);
    environment.put("POWERTOOLS_LOG_LEVEL", "INFO");
    // Metrics are lines of the log, whatever else the library would find out about its host.
    environment.put("AWS_EMF_ENVIRONMENT", "Lambda");
    return environment;
  }

  private static String capitalised(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }
}
