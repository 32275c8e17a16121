package io.florin.local.function;

import java.net.http.HttpClient;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The clients that functions share, under the check of their roles.
 *
 * @param dynamoDb of the tables
 * @param sqs of the queues
 * @param sns of the topics
 * @param http of what is not AWS: the bank
 */
public record Clients(DynamoDbClient dynamoDb, SqsClient sqs, SnsClient sns, HttpClient http) {

  /** With the client of DynamoDB wrapped. */
  public Clients withDynamoDb(UnaryOperator<DynamoDbClient> wrapper) {
    return new Clients(wrapper.apply(dynamoDb), sqs, sns, http);
  }

  /** With the client of SQS wrapped. */
  public Clients withSqs(UnaryOperator<SqsClient> wrapper) {
    return new Clients(dynamoDb, wrapper.apply(sqs), sns, http);
  }

  /** With the client of SNS wrapped. */
  public Clients withSns(UnaryOperator<SnsClient> wrapper) {
    return new Clients(dynamoDb, sqs, wrapper.apply(sns), http);
  }

  /** With the client of HTTP wrapped. */
  public Clients withHttp(UnaryOperator<HttpClient> wrapper) {
    return new Clients(dynamoDb, sqs, sns, wrapper.apply(http));
  }
}
