package io.florin.functions.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The guide to the API lists the catalogue of errors. */
class ApiGuideTest {
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `([a-z-]+)` \\| (\\d{3}) \\| \\S.* \\|$");

  @Test
  void theGuideHasEachErrorCodeWithItsStatusInTheOrderOfTheCatalogue() throws IOException {
    List<String> listed =
        ROW.matcher(Files.readString(Path.of("../docs/api.md")))
            .results()
            .map(row -> row.group(1) + " " + row.group(2))
            .toList();

    assertThat(listed)
        .isEqualTo(
            Arrays.stream(ErrorCode.values())
                .map(code -> code.code() + " " + code.status())
                .toList());
  }
}
