package io.florin.local.queue;

import io.florin.local.template.Account;
import java.net.URI;
import java.time.Duration;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * ElasticMQ in this process, on a port of its own that only this machine reaches. Its queues are in
 * memory: with the process they are gone.
 *
 * <p>It deduplicates within a queue, whatever a queue's scope of deduplication, and keeps messages
 * for ever, whatever their retention.
 */
public final class QueueEngine implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final SQSRestServer server;
  private final SqsClient client;

  private QueueEngine(SQSRestServer server, SqsClient client) {
    this.server = server;
    this.client = client;
  }

  /** Starts it, without queues. */
  public static QueueEngine start(Account account) {
    SQSRestServer server =
        SQSRestServerBuilder.withDynamicPort()
            .withInterface("127.0.0.1")
            .withAWSRegion(account.region())
            .withAWSAccountId(account.id())
            .start();
    int port = server.waitUntilStarted().localAddress().getPort();
    // Queues' URLs are those of AWS: the client goes by the end point, the engine by the name.
    SqsClient client =
        SqsClient.builder()
            .endpointOverride(URI.create("http://127.0.0.1:" + port))
            .region(Region.of(account.region()))
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .httpClient(UrlConnectionHttpClient.builder().socketTimeout(PATIENCE).build())
            .build();
    return new QueueEngine(server, client);
  }

  /** The client. */
  public SqsClient client() {
    return client;
  }

  /** Stops it, and every message is gone. */
  @Override
  public void close() {
    client.close();
    server.stopAndWait();
  }
}
