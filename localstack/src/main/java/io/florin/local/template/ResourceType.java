package io.florin.local.template;

import java.util.Arrays;
import java.util.Optional;

/**
 * The resource types that the local stack knows; any other stops the start.
 *
 * <p>Log groups, alarms, deployments and the gateway's account settings are known and have no
 * effect here.
 */
public enum ResourceType {
  /** A DynamoDB table. */
  TABLE("AWS::DynamoDB::GlobalTable", "TableName", "dynamodb", "table/"),
  /** A secret. */
  SECRET("AWS::SecretsManager::Secret", "Name", "secretsmanager", "secret:"),
  /** A queue. */
  QUEUE("AWS::SQS::Queue", "QueueName", "sqs", ""),
  /** Who may send to queues. */
  QUEUE_POLICY("AWS::SQS::QueuePolicy", "", "", ""),
  /** A topic. */
  TOPIC("AWS::SNS::Topic", "TopicName", "sns", ""),
  /** What of a topic goes to which queue. */
  SUBSCRIPTION("AWS::SNS::Subscription", "", "", ""),
  /** A function. */
  FUNCTION("AWS::Lambda::Function", "FunctionName", "lambda", "function:"),
  /** A published version of a function. */
  VERSION("AWS::Lambda::Version", "", "", ""),
  /** A name for a version. */
  ALIAS("AWS::Lambda::Alias", "", "", ""),
  /** Leave for somebody to call a function. */
  INVOKE_PERMISSION("AWS::Lambda::Permission", "", "", ""),
  /** What brings a stream's records or a queue's messages to a function. */
  EVENT_SOURCE("AWS::Lambda::EventSourceMapping", "", "", ""),
  /** A schedule. */
  RULE("AWS::Events::Rule", "Name", "events", "rule/"),
  /** The role of a function. */
  ROLE("AWS::IAM::Role", "RoleName", "iam", "role/"),
  /** Statements attached to roles. */
  POLICY("AWS::IAM::Policy", "PolicyName", "", ""),
  /** Without effect here. */
  LOG_GROUP("AWS::Logs::LogGroup", "LogGroupName", "logs", "log-group:"),
  /** Without effect here. */
  ALARM("AWS::CloudWatch::Alarm", "AlarmName", "cloudwatch", "alarm:"),
  /** The API: its body says which function answers which route. */
  REST_API("AWS::ApiGateway::RestApi", "", "", ""),
  /** Without effect here. */
  DEPLOYMENT("AWS::ApiGateway::Deployment", "", "", ""),
  /** Where the API is deployed to; its name reaches functions in each event. */
  STAGE("AWS::ApiGateway::Stage", "StageName", "", ""),
  /** Without effect here. */
  GATEWAY_ACCOUNT("AWS::ApiGateway::Account", "", "", "");

  private final String templateName;
  private final String nameProperty;
  private final String service;
  private final String arnPrefix;

  ResourceType(String templateName, String nameProperty, String service, String arnPrefix) {
    this.templateName = templateName;
    this.nameProperty = nameProperty;
    this.service = service;
    this.arnPrefix = arnPrefix;
  }

  /** The type of this name, if it is known. */
  public static Optional<ResourceType> named(String templateName) {
    return Arrays.stream(values())
        .filter(type -> type.templateName.equals(templateName))
        .findFirst();
  }

  /** The property that gives the resource its name, or the empty string. */
  String nameProperty() {
    return nameProperty;
  }

  /**
   * The service in the resource's ARN, or the empty string when it has no ARN of the plain form.
   */
  String service() {
    return service;
  }

  /** What stands before the name in the resource's ARN. */
  String arnPrefix() {
    return arnPrefix;
  }

  @Override
  public String toString() {
    return templateName;
  }
}
