package io.florin.local.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BankArgumentsTest {

  @Test
  void withoutOptionsItServesThisMachineFromMemory() {
    assertThat(BankArguments.parse())
        .isEqualTo(new BankArguments("127.0.0.1", 8090, Optional.empty()));
  }

  @Test
  void eachOptionIsTaken() {
    assertThat(BankArguments.parse("--journal", "b.jsonl", "--port", "0", "--host", "0.0.0.0"))
        .isEqualTo(new BankArguments("0.0.0.0", 0, Optional.of(Path.of("b.jsonl"))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--prot 1 | --prot is not known: use --host, --port and --journal.",
        "--port | --port needs a value.",
        "--port x | --port needs a number from 0 to 65535, not x.",
        "--port 65536 | --port needs a number from 0 to 65535, not 65536."
      })
  void whatIsNotKnownIsToldInASentence(String options, String message) {
    assertThatThrownBy(() -> BankArguments.parse(options.split(" ", -1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}
