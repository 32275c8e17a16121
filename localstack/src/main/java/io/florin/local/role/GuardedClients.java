package io.florin.local.role;

import io.florin.local.template.Account;
import java.util.function.Function;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.SecretsManagerException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.AuthorizationErrorException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** Puts the check of a role in front of the clients that a function gets. */
public final class GuardedClients {
  private static final Answer JSON = new Answer("AccessDeniedException", 400);
  private static final Answer SQS = new Answer("AccessDenied", 403);
  private static final Answer SNS = new Answer("AuthorizationError", 403);

  private final Account account;

  /** Guards the resources of an account. */
  public GuardedClients(Account account) {
    this.account = account;
  }

  /** The client, refusing with {@link DynamoDbException} what the role does not allow. */
  public DynamoDbClient dynamoDb(DynamoDbClient client, RoleCheck check) {
    return GuardedCalls.proxy(
        DynamoDbClient.class,
        client,
        new GuardedCalls(
            client,
            check,
            new DynamoDbNeeds(account),
            refusal(DynamoDbException.builder(), "DynamoDb", JSON)));
  }

  /** The client, refusing with {@link SecretsManagerException} what the role does not allow. */
  public SecretsManagerClient secrets(SecretsManagerClient client, RoleCheck check) {
    return GuardedCalls.proxy(
        SecretsManagerClient.class,
        client,
        new GuardedCalls(
            client,
            check,
            new SecretsNeeds(account),
            refusal(SecretsManagerException.builder(), "SecretsManager", JSON)));
  }

  /** The client, refusing with {@link SqsException} what the role does not allow. */
  public SqsClient sqs(SqsClient client, RoleCheck check) {
    return GuardedCalls.proxy(
        SqsClient.class,
        client,
        new GuardedCalls(
            client, check, new SqsNeeds(account), refusal(SqsException.builder(), "Sqs", SQS)));
  }

  /** The client, refusing with {@link AuthorizationErrorException} what the role does not allow. */
  public SnsClient sns(SnsClient client, RoleCheck check) {
    return GuardedCalls.proxy(
        SnsClient.class,
        client,
        new GuardedCalls(
            client,
            check,
            new SnsNeeds(),
            refusal(AuthorizationErrorException.builder(), "Sns", SNS)));
  }

  private static Function<String, RuntimeException> refusal(
      AwsServiceException.Builder exception, String service, Answer answer) {
    return message ->
        exception
            .message(message)
            .statusCode(answer.status())
            .awsErrorDetails(
                AwsErrorDetails.builder()
                    .serviceName(service)
                    .errorCode(answer.code())
                    .errorMessage(message)
                    .build())
            .build();
  }

  /** How a service says that something is not allowed. */
  private record Answer(String code, int status) {}
}
