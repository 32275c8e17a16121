package io.florin.infra;

import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.apigateway.ApiDefinition;
import software.amazon.awscdk.services.apigateway.EndpointType;
import software.amazon.awscdk.services.apigateway.SpecRestApi;
import software.amazon.awscdk.services.apigateway.StageOptions;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.lambda.CfnPermission;
import software.constructs.Construct;

/**
 * The HTTP API. The paths of the contract begin with their version, so the gateway's own stage,
 * which precedes them in a URL, says nothing but {@code live}: {@code
 * https://<api>.execute-api.<region>.amazonaws.com/live/v1/wallets}.
 */
final class ApiStack extends Stack {
  private static final String GATEWAY_STAGE = "live";

  private final SpecRestApi api;

  /**
   * Describes the API.
   *
   * @param aliasArns the ARN to call for each operation of the contract
   * @throws IllegalStateException when an operation has no function, or a function no operation
   */
  ApiStack(Construct scope, Stage stage, Contract contract, SortedMap<String, String> aliasArns) {
    super(
        scope,
        stage.stackName("Api"),
        StackProps.builder().description("Florin (" + stage.name() + "): the HTTP API.").build());
    requireOneFunctionEach(contract, aliasArns);

    // The alarms find the API by its name, which is the title of its document as well.
    String name = "florin-" + stage.name();
    api =
        SpecRestApi.Builder.create(this, "Api")
            .restApiName(name)
            .apiDefinition(
                ApiDefinition.fromInline(
                    GatewayDocument.of(name, contract, operation -> call(aliasArns, operation))))
            .endpointTypes(List.of(EndpointType.REGIONAL))
            .deployOptions(StageOptions.builder().stageName(GATEWAY_STAGE).build())
            // The role for access logs belongs to an account, not to one of its APIs.
            .cloudWatchRole(false)
            .build();
    for (Contract.Operation operation : contract.operations()) {
      permitToCall(operation, aliasArn(aliasArns, operation.id()));
    }
    if (stage.alarms()) {
      addAlarms(stage);
    }
    // The construct's own output has a name that nobody could remember.
    api.getNode().tryRemoveChild("Endpoint");
    CfnOutput.Builder.create(this, "ApiUrl").value(api.getUrl()).build();
  }

  private static void requireOneFunctionEach(
      Contract contract, SortedMap<String, String> aliasArns) {
    List<String> operations =
        contract.operations().stream().map(Contract.Operation::id).sorted().toList();
    if (!operations.equals(List.copyOf(aliasArns.keySet()))) {
      throw new IllegalStateException(
          "The contract has the operations "
              + operations
              + ", the stacks have the functions "
              + aliasArns.keySet());
    }
  }

  private static String aliasArn(SortedMap<String, String> aliasArns, String operation) {
    String arn = aliasArns.get(operation);
    if (arn == null) {
      throw new IllegalStateException("There is no function " + operation);
    }
    return arn;
  }

  /** The address by which API Gateway calls the function of an operation. */
  private String call(SortedMap<String, String> aliasArns, String operation) {
    return "arn:"
        + getPartition()
        + ":apigateway:"
        + getRegion()
        + ":lambda:path/2015-03-31/functions/"
        + aliasArn(aliasArns, operation)
        + "/invocations";
  }

  /** Lets this route of this API, and nothing else, call the function. */
  private void permitToCall(Contract.Operation operation, String aliasArn) {
    // It stands here and not with the function, since the API knows its functions already.
    CfnPermission.Builder.create(this, operation.id() + "Permission")
        .action("lambda:InvokeFunction")
        .functionName(aliasArn)
        .principal("apigateway.amazonaws.com")
        .sourceArn(
            api.arnForExecuteApi(
                operation.method().toUpperCase(Locale.ROOT),
                operation.path().replaceAll("\\{[^}]+}", "*"),
                GATEWAY_STAGE))
        .build();
  }

  /** A function that fails, crashes or is late ends in an answer of the API: two alarms see all. */
  private void addAlarms(Stage stage) {
    Alarms.alarm(
            this,
            stage,
            "server-errors",
            "The API answered with 5xx.",
            api.getDeploymentStage()
                .metricServerError(
                    MetricOptions.builder().statistic("Sum").period(Duration.minutes(1)).build()))
        .threshold(5)
        .evaluationPeriods(3)
        .datapointsToAlarm(2)
        .build();
    Alarms.alarm(
            this,
            stage,
            "slow-answers",
            "One answer of a hundred took longer than 3 seconds.",
            api.getDeploymentStage()
                .metricLatency(
                    MetricOptions.builder().statistic("p99").period(Duration.minutes(5)).build()))
        .threshold(3_000)
        .evaluationPeriods(3)
        .build();
  }
}
