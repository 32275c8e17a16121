package io.florin.local.deployed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.florin.local.StartRefused;
import io.florin.local.template.Account;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;

/**
 * A LocalStack that answers.
 *
 * @param endpoint where all its services are, such as {@code http://127.0.0.1:4566}
 * @param inContainer whether it runs in a container, and its functions in others
 */
public record LocalStack(URI endpoint, boolean inContainer) {
  /** What the path of each API here begins with. */
  static final String APIS = "/_aws/execute-api/";

  // LocalStack takes any for those of its one account.
  private static final String KEY = "local";
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /**
   * The one at an address.
   *
   * @throws StartRefused when it is no address, or nobody answers there, or not like LocalStack
   */
  public static LocalStack at(URI address) {
    if (address.getHost() == null) {
      throw new StartRefused(
          "AWS_ENDPOINT_URL is %s: set it to an address such as http://127.0.0.1:4566, or unset it."
              .formatted(address));
    }
    URI plain = withoutNameAndPath(address);
    JsonNode info;
    try (HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      HttpRequest request =
          HttpRequest.newBuilder(plain.resolve("/_localstack/info")).timeout(PATIENCE).build();
      info =
          new ObjectMapper()
              .readTree(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    } catch (IOException e) {
      throw new StartRefused(
          "No LocalStack answers at %s: start it, or change AWS_ENDPOINT_URL.".formatted(address),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartRefused("Interrupted while asking LocalStack.", e);
    }
    if (!info.has("is_docker")) {
      throw new StartRefused("What answers at %s is no LocalStack.".formatted(address));
    }
    return new LocalStack(plain, info.path("is_docker").asBoolean());
  }

  /** The one that serves an API; nothing when another server does. */
  public static Optional<LocalStack> ofApi(URI api) {
    return api.getPath().startsWith(APIS) ? Optional.of(at(api)) : Optional.empty();
  }

  private static URI withoutNameAndPath(URI address) {
    // The SDK of the CDK's command line puts a bucket's name before a host's, if that is no number.
    String host = address.getHost().equals("localhost") ? "127.0.0.1" : address.getHost();
    String port = address.getPort() < 0 ? "" : ":" + address.getPort();
    return URI.create(address.getScheme() + "://" + host + port);
  }

  /** A client of one of its services. */
  <B extends AwsClientBuilder<B, C>, C> C client(B builder) {
    return builder
        .endpointOverride(endpoint)
        .region(Region.of(Account.LOCAL.region()))
        .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(KEY, KEY)))
        .build();
  }

  /** What makes a process that talks to AWS talk to this. */
  Map<String, String> environment() {
    return Map.of(
        "AWS_ENDPOINT_URL",
        endpoint.toString(),
        "AWS_REGION",
        Account.LOCAL.region(),
        "AWS_ACCESS_KEY_ID",
        KEY,
        "AWS_SECRET_ACCESS_KEY",
        KEY,
        "AWS_EC2_METADATA_DISABLED",
        "true");
  }

  /**
   * Where an API is that was deployed here.
   *
   * @param url what the API's stack says: {@code https://<api>.execute-api.<host>/<stage>/}. The
   *     name in it need not be known on this machine.
   * @return the address, without a slash at the end
   */
  URI api(URI url) {
    String id = url.getHost().substring(0, url.getHost().indexOf('.'));
    String stage = url.getPath().replace("/", "");
    return endpoint.resolve(APIS + id + "/" + stage);
  }
}
