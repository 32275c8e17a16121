package io.florin.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

/** The templates that the local stack runs are those that the app synthesizes. */
class CommittedTemplatesTest {
  private static final Path FOLDER = Path.of("templates", "local");
  private static final String HOW_TO_REFRESH =
      "infra-cdk/templates/local is stale. Refresh it, from the folder of the repository, by:"
          + " mvn -q -B -pl infra-cdk -am -Ptemplates -DskipTests package";

  @Test
  void theyAreWhatTheAppSynthesizes() throws IOException {
    SortedMap<String, String> fresh = Synthesized.local().files();
    SortedMap<String, String> committed = Templates.in(FOLDER);
    assertThat(committed.keySet()).as(HOW_TO_REFRESH).isEqualTo(fresh.keySet());
    for (Map.Entry<String, String> template : fresh.entrySet()) {
      assertThat(committed.get(template.getKey()))
          .as("%s (%s)", HOW_TO_REFRESH, template.getKey())
          .isEqualTo(template.getValue());
    }
  }

  @Test
  void theyNameNoMachineNoAccountAndNoRegion() throws IOException {
    SortedMap<String, String> committed = Templates.in(FOLDER);
    assertThat(committed).hasSize(9);
    assertThat(committed.values())
        .allSatisfy(
            template ->
                assertThat(template)
                    .doesNotContain(System.getProperty("user.home"))
                    .doesNotContain(System.getProperty("user.dir"))
                    .doesNotContainPattern("\"[a-z]{2}-[a-z]+-[0-9]\"")
                    .doesNotContainPattern("[^0-9a-f][0-9]{12}[^0-9a-f]")
                    .doesNotContain("AWS::CDK::Metadata"));
  }
}
