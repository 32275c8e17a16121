package io.florin.functions.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What operations use, by AWS's rules and with warm functions: it can't creep up unseen. The rows
 * are those of {@code docs/cost.md}: change a cost, and that page has to change.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CostTest {
  private @Nullable CostScene opened;

  /** The rows of the table that are about one feature. */
  abstract List<CostRow> rows();

  /** Where it happens. */
  final CostScene scene() {
    if (opened == null) {
      throw new IllegalStateException("The scene is opened before the first test.");
    }
    return opened;
  }

  @BeforeAll
  void open() throws IOException {
    opened = new CostScene();
  }

  @AfterAll
  void close() {
    scene().close();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void usesWhatTheTableSays(CostRow row) throws IOException {
    // Once to warm the function, and to open the system wallets that it needs.
    row.warmUp().prepared(scene()).run();
    CostRow.Step step = row.scenario().prepared(scene());

    Usage used = scene().measured(row.together(), step);

    assertThat(used).isEqualTo(row.expected(used));
  }
}
