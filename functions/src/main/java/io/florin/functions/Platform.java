package io.florin.functions;

import java.net.http.HttpClient;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * What a function finds around it: its settings and the clients of the services that it may call.
 *
 * <p>On AWS it is {@link LambdaPlatform}. Elsewhere it is whatever runs the functions: each handler
 * has a constructor that takes one, so that many functions with different settings live in one
 * process.
 */
public interface Platform {

  /**
   * The value of a setting: on AWS, of an environment variable.
   *
   * @throws IllegalStateException when there is none, naming it
   */
  String setting(Setting setting);

  /** The client of DynamoDB, the same at each call. It does not retry: Florin's adapters do. */
  DynamoDbClient dynamoDb();

  /** The client of Secrets Manager, the same at each call. */
  SecretsManagerClient secrets();

  /** The client of SNS, the same at each call. It does not retry: Florin's adapters do. */
  SnsClient sns();

  /** The client of SQS, the same at each call. It does not retry: Florin's adapters do. */
  SqsClient sqs();

  /** The client of HTTP services that are not AWS, the same at each call: of the bank. */
  HttpClient http();

  /** The clock. */
  InstantSource clock();

  /** Runs what goes on side by side with the caller's own work, such as the second of two reads. */
  Executor sideBySide();
}
