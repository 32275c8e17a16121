package io.florin.ledger.dynamodb;

import io.florin.ledger.LedgerFixture;
import io.florin.ledger.LedgerStore;
import io.florin.ledger.LedgerStoreContract;
import io.florin.simulation.store.Faults;
import io.florin.simulation.store.Pace;
import io.florin.simulation.store.SimulatedDynamoDb;
import io.florin.simulation.time.Chance;
import io.florin.simulation.time.Journal;
import io.florin.simulation.time.Schedule;
import java.time.InstantSource;
import org.junit.jupiter.api.Nested;

/** The simulated DynamoDB is one that the ledger's store can keep its promises with. */
class SimulatedStoreTest {
  private static final long SEED = 20261121;

  @Nested
  class Calm extends LedgerStoreContract {
    Calm() {
      super(clock -> store(clock, Pace.INSTANT, Faults.NONE));
    }
  }

  @Nested
  class Rough extends LedgerStoreContract {
    Rough() {
      super(
          clock ->
              store(
                  clock,
                  new Pace(
                      Pace.AS_ON_AWS.trip(),
                      Pace.AS_ON_AWS.step(),
                      Pace.INSTANT.longestIndexLag(),
                      Pace.AS_ON_AWS.timeout()),
                  Faults.rough(5)));
    }
  }

  private static LedgerStore store(InstantSource clock, Pace pace, Faults faults) {
    Schedule schedule = new Schedule(LedgerFixture.NOON);
    return LedgerTables.store(
        new SimulatedDynamoDb(
            schedule,
            new Chance(SEED),
            new Journal(schedule),
            pace,
            faults,
            LedgerTables.indexes()),
        "ledger",
        clock);
  }
}
