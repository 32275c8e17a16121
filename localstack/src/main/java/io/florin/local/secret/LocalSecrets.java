package io.florin.local.secret;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.florin.local.file.OwnerOnlyFile;
import io.florin.local.template.Resource;
import io.florin.local.template.ResourceType;
import io.florin.local.template.Templates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/**
 * The secrets of the templates. It reads them and nothing else: the interface's other operations
 * throw {@link UnsupportedOperationException}.
 */
public final class LocalSecrets implements SecretsManagerClient {
  private final Map<String, String> textByArn;

  private LocalSecrets(Map<String, String> textByArn) {
    this.textByArn = Map.copyOf(textByArn);
  }

  /**
   * Makes each secret of the templates.
   *
   * @param file where they are kept, readable by their owner alone; without it they are as new at
   *     each start
   * @throws IOException when the file can't be read or written
   */
  public static LocalSecrets of(Templates templates, Optional<Path> file) throws IOException {
    ObjectMapper json = new ObjectMapper();
    Map<String, String> kept = new TreeMap<>();
    if (file.isPresent() && Files.exists(file.get())) {
      kept.putAll(read(json, file.get()));
    }
    int before = kept.size();
    SecretGenerator generator = new SecretGenerator();
    for (Resource secret : templates.resources(ResourceType.SECRET)) {
      kept.computeIfAbsent(
          templates.arn(secret),
          arn -> generator.generate(secret, templates.property(secret, "GenerateSecretString")));
    }
    if (file.isPresent() && kept.size() > before) {
      // On the disk before anybody can use it: what is encrypted with it must stay readable.
      OwnerOnlyFile.write(file.get(), json.writeValueAsBytes(kept));
    }
    return new LocalSecrets(kept);
  }

  private static Map<String, String> read(ObjectMapper json, Path file) throws IOException {
    try {
      return json.readValue(file.toFile(), new TypeReference<Map<String, String>>() {});
    } catch (JsonProcessingException e) {
      throw new IOException(
          "The secrets in "
              + file
              + " can't be read: bring the file back, or start with another folder.",
          e);
    }
  }

  @Override
  public GetSecretValueResponse getSecretValue(GetSecretValueRequest request) {
    String text = textByArn.get(request.secretId());
    if (text == null) {
      throw ResourceNotFoundException.builder()
          .message("Secrets Manager can't find the secret " + request.secretId() + ".")
          .build();
    }
    return GetSecretValueResponse.builder().arn(request.secretId()).secretString(text).build();
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {
    // It holds nothing that needs closing.
  }
}
