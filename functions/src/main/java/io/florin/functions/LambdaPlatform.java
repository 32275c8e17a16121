package io.florin.functions;

import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.utils.Lazy;

/** The platform of a function that runs on AWS Lambda, or on LocalStack. */
public final class LambdaPlatform implements Platform {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);
  private static final Duration READ_TIMEOUT = Duration.ofSeconds(3);

  private final DynamoDbClient dynamoDb;
  private final SecretsManagerClient secrets;
  // Few functions use these, so the others do not pay for them when they start.
  private final Lazy<SnsClient> sns;
  private final Lazy<SqsClient> sqs;
  private final Lazy<HttpClient> http =
      new Lazy<>(() -> HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build());
  // Virtual threads start at the first use and hold nothing across a SnapStart checkpoint.
  private final Executor sideBySide = Executors.newVirtualThreadPerTaskExecutor();

  /** Makes the clients with the credentials, the region and the end point of the environment. */
  public LambdaPlatform() {
    SdkHttpClient aws =
        UrlConnectionHttpClient.builder()
            .connectionTimeout(CONNECT_TIMEOUT)
            .socketTimeout(READ_TIMEOUT)
            .build();
    ClientOverrideConfiguration noRetries =
        ClientOverrideConfiguration.builder().retryStrategy(AwsRetryStrategy.doNotRetry()).build();
    dynamoDb = DynamoDbClient.builder().httpClient(aws).overrideConfiguration(noRetries).build();
    secrets = SecretsManagerClient.builder().httpClient(aws).build();
    sns =
        new Lazy<>(
            () -> SnsClient.builder().httpClient(aws).overrideConfiguration(noRetries).build());
    sqs =
        new Lazy<>(
            () -> SqsClient.builder().httpClient(aws).overrideConfiguration(noRetries).build());
  }

  @Override
  public String setting(Setting setting) {
    String value = System.getenv(setting.name());
    if (value == null || value.isEmpty()) {
      throw new IllegalStateException("The environment variable " + setting + " is not set.");
    }
    return value;
  }

  @Override
  public DynamoDbClient dynamoDb() {
    return dynamoDb;
  }

  @Override
  public SecretsManagerClient secrets() {
    return secrets;
  }

  @Override
  public SnsClient sns() {
    return sns.getValue();
  }

  @Override
  public SqsClient sqs() {
    return sqs.getValue();
  }

  @Override
  public HttpClient http() {
    return http.getValue();
  }

  @Override
  public InstantSource clock() {
    return InstantSource.system();
  }

  @Override
  public Executor sideBySide() {
    return sideBySide;
  }
}
