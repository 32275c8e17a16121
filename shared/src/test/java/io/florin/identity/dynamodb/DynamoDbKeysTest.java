package io.florin.identity.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.florin.dynamodb.RetryingDynamoDb;
import io.florin.dynamodb.TransactionResult;
import io.florin.identity.PublishedKey;
import io.florin.identity.SealedKey;
import io.florin.testing.DynamoDbLocal;
import io.florin.testing.Fault;
import io.florin.testing.FaultyDynamoDb;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DynamoDbKeysTest {
  private static final int COLD_STARTS = 16;

  private final FaultyDynamoDb dynamoDb = new FaultyDynamoDb(DynamoDbLocal.client());
  private final String customersTable = DynamoDbLocal.newTable("customers");
  private final String credentialsTable = DynamoDbLocal.newTable("credentials");
  private final DynamoDbSealedKeys sealedKeys =
      new DynamoDbSealedKeys(
          dynamoDb.client(),
          customersTable,
          credentialsTable,
          Tries.quick(),
          InstantSource.system());
  private final DynamoDbPublishedKeys publishedKeys =
      new DynamoDbPublishedKeys(
          dynamoDb.client(), customersTable, Tries.quick(), InstantSource.system());

  @Test
  void thereIsNoKeyBeforeOneIsMade() {
    assertThat(sealedKeys.newest()).isEmpty();
    assertThat(publishedKeys.all()).isEmpty();
  }

  @Test
  void ofManyFirstPairsAtOnceAllGetTheSame() throws Exception {
    List<Callable<SealedKey>> adds =
        IntStream.range(0, COLD_STARTS)
            .<Callable<SealedKey>>mapToObj(
                number -> () -> sealedKeys.addFirst(sealed(number), published(number)))
            .toList();

    try (ExecutorService coldStarts = Executors.newFixedThreadPool(COLD_STARTS)) {
      Set<SealedKey> agreed = new HashSet<>();
      for (Future<SealedKey> added : coldStarts.invokeAll(adds)) {
        agreed.add(added.get());
      }
      assertThat(agreed).hasSize(1);
      assertThat(sealedKeys.newest()).hasValueSatisfying(key -> assertThat(agreed).contains(key));
      assertThat(publishedKeys.all())
          .extracting(PublishedKey::id)
          .containsExactly(agreed.iterator().next().id());
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "EMPTY_PAGE")
  void makingTheFirstPairSurvivesAFault(Fault fault) {
    dynamoDb.next(fault, fault);

    assertThat(sealedKeys.addFirst(sealed(1), published(1))).isEqualTo(sealed(1));
    assertThat(publishedKeys.all()).containsExactly(published(1));
  }

  @ParameterizedTest
  @EnumSource
  void readingKeysSurvivesAFault(Fault fault) {
    sealedKeys.addFirst(sealed(1), published(1));

    dynamoDb.next(fault, fault);
    assertThat(sealedKeys.newest()).contains(sealed(1));
    dynamoDb.next(fault, fault);
    assertThat(publishedKeys.all()).containsExactly(published(1));
  }

  @Test
  void theNewestKeySignsAndAllAreReadInOrder() {
    for (int number : new int[] {2, 10, 1}) {
      put(number);
    }

    assertThat(sealedKeys.newest()).contains(sealed(10));
    assertThat(publishedKeys.all()).containsExactly(published(1), published(2), published(10));
  }

  private void put(int number) {
    RetryingDynamoDb writing = new RetryingDynamoDb(DynamoDbLocal.client(), Tries.quick());
    assertThat(
            writing.put(
                List.of(
                    Requests.putNew(
                        credentialsTable, CredentialsTable.sealedKey(number, sealed(number))),
                    Requests.putNew(
                        customersTable, CustomersTable.publishedKey(number, published(number)))),
                Requests.deadline(InstantSource.system())))
        .isInstanceOf(TransactionResult.Committed.class);
  }

  private static SealedKey sealed(int number) {
    return new SealedKey("key" + number, "sealed" + number);
  }

  private static PublishedKey published(int number) {
    return new PublishedKey("key" + number, "{\"kid\":\"key" + number + "\"}");
  }
}
