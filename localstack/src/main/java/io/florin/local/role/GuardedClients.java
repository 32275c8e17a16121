package io.florin.local.role;

import io.florin.local.template.Account;
import java.util.function.Function;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.SecretsManagerException;

/** Puts the check of a role in front of the clients that a function gets. */
public final class GuardedClients {
  private static final String CODE = "AccessDeniedException";
  private static final int STATUS = 400;

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
            refusal(DynamoDbException.builder(), "DynamoDb")));
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
            refusal(SecretsManagerException.builder(), "SecretsManager")));
  }

  private static Function<String, RuntimeException> refusal(
      AwsServiceException.Builder exception, String service) {
    return message ->
        exception
            .message(message)
            .statusCode(STATUS)
            .awsErrorDetails(
                AwsErrorDetails.builder()
                    .serviceName(service)
                    .errorCode(CODE)
                    .errorMessage(message)
                    .build())
            .build();
  }
}
