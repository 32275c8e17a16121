package io.florin.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.services.lambda.Code;

/**
 * What {@code ./florin up --localstack} deploys is what the embedded stack runs: no setting of a
 * stage is for the one and not for the other.
 */
class DeployedTemplatesTest {
  /** The name of the file in the bucket is made of what is in it. */
  private static final Pattern KEY_OF_CODE = Pattern.compile("[0-9a-f]{64}\\.jar");

  /** A version of a function is made for its code, and named by it. */
  private static final Pattern VERSION_OF_CODE =
      Pattern.compile("(CurrentVersion[0-9A-F]{8})[0-9a-f]{32}");

  @BeforeEach
  void assumeNode() {
    Synthesized.local();
  }

  @Test
  void itDiffersInTheCodeOfTheFunctionsAlone() throws IOException {
    SortedMap<String, String> deployed =
        Templates.synthesized(
            FlorinApp::stage, Contract.ofTheFunctions(), jar -> Code.fromAsset(jar.toString()));
    SortedMap<String, String> committed = Templates.in(Path.of("templates", "local"));

    assertThat(deployed).isNotEqualTo(committed);
    deployed.replaceAll((file, template) -> withoutCode(template));
    committed.replaceAll((file, template) -> withoutCode(template));
    assertThat(deployed).isEqualTo(committed);
  }

  private static String withoutCode(String template) {
    String withoutKeys = KEY_OF_CODE.matcher(template).replaceAll("<code>.jar");
    return VERSION_OF_CODE.matcher(withoutKeys).replaceAll("$1<code>");
  }
}
