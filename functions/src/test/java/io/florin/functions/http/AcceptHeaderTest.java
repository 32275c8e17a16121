package io.florin.functions.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptHeaderTest {
  private static final List<String> BOTH = List.of("application/json", "text/csv");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "*/* | application/json",
        "'' | application/json",
        "text/csv | text/csv",
        "TEXT/CSV; header=present | text/csv",
        "text/* | text/csv",
        "application/* | application/json",
        "text/html, application/json;q=0.9, */*;q=0.8 | application/json",
        "text/csv;q=0.9, application/json | application/json",
        "text/csv, application/json;q=0.999 | text/csv",
        "text/csv, application/json | application/json",
        "*/*, application/json;q=0 | text/csv",
        "application/json;q=0.1, text/*;q=1, text/csv;q=0.05 | application/json",
        "*/*;q=0.5, text/csv;q=0.6 | text/csv"
      })
  void theCallerGetsWhatTheyLikeBest(String accept, String chosen) {
    assertThat(AcceptHeader.choose(Optional.of(accept), BOTH)).contains(chosen);
  }

  @ParameterizedTest
  @CsvSource({
    "text/html",
    "application/jsonp",
    "application/json;q=0",
    "*/*;q=0.000",
    "text/csv;q=2",
    "image/*"
  })
  void whoTakesNothingOfItGetsNothing(String accept) {
    assertThat(AcceptHeader.choose(Optional.of(accept), BOTH)).isEmpty();
  }

  @Test
  void withoutTheHeaderAnythingWillDo() {
    assertThat(AcceptHeader.choose(Optional.empty(), BOTH)).contains("application/json");
  }
}
