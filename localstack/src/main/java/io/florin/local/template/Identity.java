package io.florin.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.BiFunction;

/** Which names and ARNs resources have here: what {@code Ref} and {@code Fn::GetAtt} answer. */
final class Identity {
  // AWS ends a secret's ARN with six random characters. Ours are fixed, so that it outlives a
  // start.
  private static final String SECRET_SUFFIX = "-florin";
  private static final String VERSION = "1";
  // AWS ends a stream's ARN with when it was made. Ours is fixed, so that positions outlive a
  // start.
  private static final String STREAM_SUFFIX = "/stream/2026-01-01T00:00:00.000";

  private final Account account;
  private final BiFunction<Resource, JsonNode, JsonNode> resolve;

  Identity(Account account, BiFunction<Resource, JsonNode, JsonNode> resolve) {
    this.account = account;
    this.resolve = resolve;
  }

  String ref(Resource resource) {
    return switch (resource.type()) {
      case SECRET -> secretArn(resource);
      case VERSION -> functionArn(resource) + ":" + VERSION;
      case ALIAS -> functionArn(resource) + ":" + property(resource, "Name");
      case QUEUE -> account.queueUrl(name(resource));
      case TOPIC -> arn(resource);
      case TABLE,
          FUNCTION,
          QUEUE_POLICY,
          SUBSCRIPTION,
          EVENT_SOURCE,
          RULE,
          INVOKE_PERMISSION,
          ROLE,
          POLICY,
          LOG_GROUP,
          ALARM,
          REST_API,
          DEPLOYMENT,
          STAGE,
          GATEWAY_ACCOUNT ->
          name(resource);
    };
  }

  String attribute(Resource resource, String attribute) {
    ResourceType type = resource.type();
    return switch (type + "." + attribute) {
      case "AWS::SecretsManager::Secret.Arn", "AWS::SecretsManager::Secret.Id" ->
          secretArn(resource);
      case "AWS::Lambda::Version.Version" -> VERSION;
      case "AWS::Lambda::Version.Arn",
          "AWS::Lambda::Version.FunctionArn",
          "AWS::Lambda::Alias.Arn",
          "AWS::Lambda::Alias.AliasArn" ->
          ref(resource);
      case "AWS::DynamoDB::GlobalTable.StreamArn" -> {
        if (resource.properties().path("StreamSpecification").isMissingNode()) {
          throw TemplateRefused.of(resource, "has no stream, and so no attribute StreamArn.");
        }
        yield arn(resource) + STREAM_SUFFIX;
      }
      case "AWS::SQS::Queue.QueueName", "AWS::SNS::Topic.TopicName" -> name(resource);
      case "AWS::SQS::Queue.QueueUrl", "AWS::SNS::Topic.TopicArn" -> ref(resource);
      case "AWS::ApiGateway::RestApi.RestApiId", "AWS::ApiGateway::Deployment.DeploymentId" ->
          ref(resource);
      case "AWS::ApiGateway::RestApi.RootResourceId" -> "root";
      default -> {
        if (!attribute.equals("Arn") || type.service().isEmpty()) {
          throw TemplateRefused.of(
              resource, "has no attribute " + attribute + " that the local stack knows.");
        }
        yield arn(resource);
      }
    };
  }

  private String arn(Resource resource) {
    ResourceType type = resource.type();
    return account.arn(type.service(), type.arnPrefix() + name(resource));
  }

  private String secretArn(Resource secret) {
    ResourceType type = secret.type();
    return account.arn(type.service(), type.arnPrefix() + name(secret) + SECRET_SUFFIX);
  }

  /** The ARN of the function that a version or an alias belongs to. */
  private String functionArn(Resource ofFunction) {
    String function = property(ofFunction, "FunctionName");
    return function.startsWith("arn:")
        ? function
        : account.arn("lambda", ResourceType.FUNCTION.arnPrefix() + function);
  }

  private String name(Resource resource) {
    String given =
        resource.type().nameProperty().isEmpty()
            ? ""
            : property(resource, resource.type().nameProperty());
    return given.isEmpty() ? resource.stack() + "-" + resource.logicalId() : given;
  }

  private String property(Resource resource, String name) {
    return resolve.apply(resource, resource.properties().path(name)).asText();
  }
}
