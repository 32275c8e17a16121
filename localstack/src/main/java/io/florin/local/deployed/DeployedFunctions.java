package io.florin.local.deployed;

import io.florin.functions.Platform;
import io.florin.local.Platforms;
import java.util.Map;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** The functions that were deployed: they are asked for their settings. */
public final class DeployedFunctions implements Platforms, AutoCloseable {
  private final SdkHttpClient http = UrlConnectionHttpClient.create();
  private final LambdaClient lambda;
  private final DynamoDbClient dynamoDb;
  private final SecretsManagerClient secrets;

  /** Asks at a LocalStack. */
  public DeployedFunctions(LocalStack localStack) {
    lambda = localStack.client(LambdaClient.builder().httpClient(http));
    dynamoDb = localStack.client(DynamoDbClient.builder().httpClient(http));
    secrets = localStack.client(SecretsManagerClient.builder().httpClient(http));
  }

  @Override
  public Platform platformOf(String functionName) {
    try {
      Map<String, String> settings =
          lambda
              .getFunctionConfiguration(request -> request.functionName(functionName))
              .environment()
              .variables();
      return new DeployedPlatform(functionName, settings, dynamoDb, secrets);
    } catch (ResourceNotFoundException e) {
      throw new IllegalArgumentException("No stack has " + functionName + ".", e);
    }
  }

  /** Whether there is such a function. */
  boolean has(String functionName) {
    try {
      lambda.getFunctionConfiguration(request -> request.functionName(functionName));
      return true;
    } catch (ResourceNotFoundException e) {
      return false;
    }
  }

  @Override
  public void close() {
    lambda.close();
    dynamoDb.close();
    secrets.close();
    http.close();
  }
}
