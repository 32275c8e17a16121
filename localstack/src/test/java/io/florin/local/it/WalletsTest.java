package io.florin.local.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Opening wallets, and finding them again. */
@ExtendWith(RunningFlorin.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WalletsTest {
  private static final String NOBODYS_WALLET = "wal_01kaj9z7c5e3g1h9j7k5m3n1p8";

  /** A cursor begins with its seal. */
  private static final int SEAL_BYTES = 32;

  private final Florin florin;
  private final Customer amina;
  private final Customer brian;

  WalletsTest(Florin florin) {
    this.florin = florin;
    amina = florin.newCustomer();
    brian = florin.newCustomer();
  }

  @Test
  void aNewWalletIsEmptyAndItsOwners() {
    Answer answer = create(amina, "{\"currency\": \"EUR\", \"name\": \"Holidays\"}").is(201);

    JsonNode wallet = answer.body();
    assertThat(wallet.path("ownerId").asText()).isEqualTo(amina.id());
    assertThat(wallet.path("type").asText()).isEqualTo("STANDARD");
    assertThat(wallet.path("currency").asText()).isEqualTo("EUR");
    assertThat(wallet.path("name").asText()).isEqualTo("Holidays");
    assertThat(wallet.path("status").asText()).isEqualTo("ACTIVE");
    assertThat(wallet.path("version").asInt()).isEqualTo(1);
    assertThat(wallet.path("accountNumber").asText()).matches("[0-9]{12}");
    for (String part : List.of("posted", "held", "available", "unposted")) {
      assertThat(wallet.at("/balance/" + part + "/amount").asText()).isEqualTo("0.00");
    }
    assertThat(answer.header("Location")).contains("/v1/wallets/" + answer.text("id"));
    assertThat(answer.header("ETag")).contains("\"1\"");
    assertThat(amina.getWallet(answer.text("id")).send().is(200).body()).isEqualTo(wallet);
  }

  @ParameterizedTest
  @CsvSource({"JPY, 0", "EUR, 0.00", "KWD, 0.000", "KES, 0.00"})
  void amountsHaveThePlacesOfTheirCurrency(String currency, String zero) {
    assertThat(amina.balance(amina.openWallet(currency))).isEqualTo(zero);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                            | currency  | required
          {"currency": null}                            | currency  | required
          {"currency": "euro"}                          | currency  | unknown-currency
          {"currency": "eur"}                           | currency  | unknown-currency
          {"currency": "XXX"}                           | currency  | unknown-currency
          {"currency": 978}                             | currency  | wrong-type
          {"currency": "EUROEUROEURO"}                  | currency  | too-long
          {"currency": "EUR", "type": "GOLD"}           | type      | unknown
          {"currency": "EUR", "type": ""}               | type      | too-short
          {"currency": "EUR", "name": ""}               | name      | too-short
          {"currency": "EUR", "name": "a\\tb"}          | name      | invalid-format
          {"currency": "EUR", "owner": "me"}            | owner     | unknown-field
          []                                            | body      | wrong-type
          "EUR"                                         | body      | wrong-type
          null                                          | body      | required
          """)
  void aFaultyWishIsNamed(String body, String field, String code) {
    create(amina, body).faults(field, code);
  }

  @Test
  void aNameHasSixtyCharactersAtMost() {
    create(amina, "{\"currency\": \"EUR\", \"name\": \"" + "é".repeat(60) + "\"}").is(201);
    create(amina, "{\"currency\": \"EUR\", \"name\": \"" + "é".repeat(61) + "\"}")
        .faults("name", "too-long");
  }

  @Test
  void anIdMayBeEscapedInAPath() {
    Customer amina = florin.newCustomer();
    String walletId = amina.openWallet("EUR");

    assertThat(amina.getWallet(walletId.replace("_", "%5F")).send().is(200).text("id"))
        .isEqualTo(walletId);
    amina.getWallet(walletId + "%20").send().is(404, "not-found");
  }

  @Test
  void anAdminOpensWalletsForOthers() {
    String wish = "{\"currency\": \"EUR\", \"ownerId\": \"" + amina.id() + "\"}";

    String walletId = create(florin.admin(), wish).is(201).text("id");
    amina.getWallet(walletId).send().is(200);
    create(amina, wish).is(201);
    create(brian, wish).is(403, "forbidden");
  }

  @Test
  void aWalletForNobodyIsNotOpened() {
    for (String owner : List.of("cus_01kaj9xq2d0f6g8h1j3k5m7n9p", "nonsense", "")) {
      create(florin.admin(), "{\"currency\": \"EUR\", \"ownerId\": \"" + owner + "\"}")
          .is(404, "not-found");
    }
  }

  @Test
  void underOneKeyOneWalletIsOpened() {
    Answer first = amina.createWallet("EUR").key("first").send().is(201);
    florin.admin().creditWallet(first.text("id"), "5.00", "EUR").newKey().send().is(201);
    Answer second = amina.createWallet("EUR").key("first").send().is(201);

    assertThat(first.isReplay()).isFalse();
    assertThat(second.isReplay()).isTrue();
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(second.header("ETag")).isEqualTo(first.header("ETag"));
    assertThat(second.header("Location")).isEqualTo(first.header("Location"));
  }

  @Test
  void aKeyOfAWalletIsNotTakenForAnotherOne() {
    amina.createWallet("EUR").key("second").send().is(201);

    amina.createWallet("USD").key("second").send().is(422, "idempotency-key-reused");
    String walletId = amina.openWallet("EUR");
    amina
        .createTransfer(walletId, brian.openWallet("EUR"), "1.00")
        .key("second")
        .send()
        .is(422, "idempotency-key-reused");
  }

  @Test
  void aKeyIsItsCallersOwn() {
    Answer aminas = amina.createWallet("EUR").key("same").send().is(201);
    Answer brians = brian.createWallet("EUR").key("same").send().is(201);

    assertThat(brians.isReplay()).isFalse();
    assertThat(brians.text("id")).isNotEqualTo(aminas.text("id"));
  }

  @Test
  void withoutAKeyEachRequestOpensAWallet() {
    assertThat(amina.openWallet("EUR")).isNotEqualTo(amina.openWallet("EUR"));
  }

  @Test
  void anInvalidKeyIsRefusedEvenWhereNoneIsNeeded() {
    amina.createWallet("EUR").key("two words").send().is(400, "idempotency-key-invalid");
  }

  @Test
  void theWalletsOfOthersDoNotExist() {
    String brians = brian.openWallet("EUR");

    Answer others = amina.getWallet(brians).send().is(404, "not-found");
    Answer nobodys = amina.getWallet(NOBODYS_WALLET).send().is(404, "not-found");

    assertThat(others.bodyWithoutTrace()).isEqualTo(nobodys.bodyWithoutTrace());
    amina.listEntries(brians, "").send().is(404, "not-found");
    florin.admin().getWallet(brians).send().is(200);
    florin.admin().listEntries(brians, "").send().is(200);
  }

  @ParameterizedTest
  @CsvSource({
    "x",
    "wal_",
    "wal_01KAJ9Z7C5E3G1H9J7K5M3N1P8",
    "%2e%2e",
    "%00",
    "a%2fb",
    "wal_%F0%9F%98%80"
  })
  void anIdThatIsNonsenseDoesNotExist(String id) {
    amina.getWallet(id).send().is(404, "not-found");
    amina.listEntries(id, "").send().is(404, "not-found");
    amina.getTransfer(id).send().is(404, "not-found");
  }

  @Test
  void systemWalletsAreForAdminsToSee() {
    String walletId = amina.openWallet("EUR");
    String systemId =
        florin
            .admin()
            .creditWallet(walletId, "1.00", "EUR")
            .newKey()
            .send()
            .is(201)
            .text("fromWalletId");

    florin.admin().getWallet(systemId).send().is(200);
    Statements.assertFollows(florin.admin().statement(systemId));
    amina.getWallet(systemId).send().is(404, "not-found");
  }

  @Test
  void whoKnowsTheVersionIsToldThatNothingHasChanged() {
    String walletId = amina.openWallet("EUR");
    String etag = amina.getWallet(walletId).send().is(200).header("ETag").orElseThrow();

    Answer unchanged = amina.getWallet(walletId).with("If-None-Match", etag).send().is(304);
    assertThat(unchanged.header("ETag")).contains(etag);
    amina.getWallet(walletId).with("If-None-Match", "\"99\", W/" + etag).send().is(304);
    amina.getWallet(walletId).with("If-None-Match", "*").send().is(304);
    amina.getWallet(walletId).with("If-None-Match", "\"99\"").send().is(200);
    brian.getWallet(walletId).with("If-None-Match", "*").send().is(404, "not-found");

    florin.admin().creditWallet(walletId, "1.00", "EUR").newKey().send().is(201);
    Answer changed = amina.getWallet(walletId).with("If-None-Match", etag).send().is(200);
    assertThat(changed.header("ETag")).isPresent().isNotEqualTo(unchanged.header("ETag"));
  }

  @Test
  void aListHasTheCallersWalletsTheNewestFirst() {
    Customer fresh = florin.newCustomer();
    List<String> opened = new ArrayList<>();
    for (String currency : List.of("EUR", "USD", "EUR", "JPY", "EUR")) {
      opened.add(fresh.openWallet(currency));
    }
    List<String> newestFirst = opened.reversed();

    assertThat(ids(fresh.listWallets("").send().is(200))).isEqualTo(newestFirst);
    assertThat(ids(fresh.listWallets("order=desc").send().is(200))).isEqualTo(newestFirst);
    assertThat(ids(fresh.listWallets("order=asc").send().is(200))).isEqualTo(opened);
    assertThat(paged(fresh, "limit=2")).isEqualTo(newestFirst);
    assertThat(paged(fresh, "limit=2&order=asc")).isEqualTo(opened);
    assertThat(paged(fresh, "limit=1&currency=EUR"))
        .containsExactly(opened.get(4), opened.get(2), opened.get(0));
    assertThat(ids(fresh.listWallets("currency=USD&type=STANDARD&status=ACTIVE").send().is(200)))
        .containsExactly(opened.get(1));
    assertThat(ids(fresh.listWallets("status=FROZEN").send().is(200))).isEmpty();
    assertThat(ids(fresh.listWallets("type=GOLD").send().is(200))).isEmpty();
    String account = fresh.getWallet(opened.get(3)).send().is(200).text("accountNumber");
    assertThat(ids(fresh.listWallets("accountNumber=" + account).send().is(200)))
        .containsExactly(opened.get(3));
    assertThat(ids(brian.listWallets("accountNumber=" + account).send().is(200))).isEmpty();
    assertThat(ids(florin.admin().listWallets("ownerId=" + fresh.id()).send().is(200)))
        .isEqualTo(newestFirst);
    assertThat(ids(florin.admin().listWallets("ownerId=nobody").send().is(200))).isEmpty();
    assertThat(ids(fresh.listWallets("ownerId=" + fresh.id()).send().is(200)))
        .isEqualTo(newestFirst);
    brian.listWallets("ownerId=" + fresh.id()).send().is(403, "forbidden");
  }

  @Test
  void anAdminListsEveryWallet() {
    String walletId = amina.openWallet("EUR");

    assertThat(paged(florin.admin(), "limit=100")).contains(walletId).doesNotHaveDuplicates();
    List<String> oldestFirst = paged(florin.admin(), "limit=100&order=asc");
    assertThat(oldestFirst).contains(walletId).isSorted();
  }

  @ParameterizedTest
  @CsvSource({
    "limit=0, limit, too-small",
    "limit=101, limit, too-large",
    "limit=-1, limit, too-small",
    "limit=abc, limit, wrong-type",
    "limit=1.5, limit, wrong-type",
    "limit=, limit, wrong-type",
    "limit=99999999999999999999, limit, wrong-type",
    "limit=1&limit=2, limit, repeated",
    "order=up, order, not-allowed",
    "status=OPEN, status, not-allowed",
    "accountNumber=12, accountNumber, invalid-format",
    "currency=euro, currency, unknown-currency",
    "page=2, page, unknown-parameter"
  })
  void aFaultyParameterIsNamed(String query, String field, String code) {
    amina.listWallets(query).send().faults(field, code);
  }

  @Test
  void aCursorIsGoodForItsOwnListOnly() {
    Customer fresh = florin.newCustomer();
    String walletId = fresh.openWallet("EUR");
    fresh.openWallet("EUR");
    String cursor = fresh.listWallets("limit=1&currency=EUR").send().is(200).text("nextCursor");

    assertThat(ids(fresh.listWallets("cursor=" + cursor).send().is(200))).containsExactly(walletId);
    assertThat(ids(fresh.listWallets("currency=EUR&cursor=" + cursor).send().is(200)))
        .containsExactly(walletId);
    fresh.listWallets("currency=USD&cursor=" + cursor).send().is(400, "invalid-cursor");
    fresh.listWallets("status=ACTIVE&cursor=" + cursor).send().is(400, "invalid-cursor");
    fresh.listWallets("cursor=x" + cursor).send().is(400, "invalid-cursor");
    fresh.listWallets("cursor=nonsense").send().is(400, "invalid-cursor");
    fresh.listWallets("cursor=").send().is(400, "invalid-cursor");
    fresh.listWallets("cursor=" + "x".repeat(3_000)).send().is(400, "invalid-cursor");
    fresh.listEntries(walletId, "cursor=" + cursor).send().is(400, "invalid-cursor");
  }

  @ParameterizedTest
  @CsvSource({"status, NONSENSE", "order, sideways", "colour, blue", "position, x"})
  void aCursorThatWasTamperedWithIsRefused(String field, String value) throws Exception {
    Customer fresh = florin.newCustomer();
    fresh.openWallet("EUR");
    fresh.openWallet("EUR");
    String cursor = fresh.listWallets("limit=1").send().is(200).text("nextCursor");
    byte[] bytes = Base64.getUrlDecoder().decode(cursor);
    ObjectNode inside =
        (ObjectNode) Florin.JSON.readTree(Arrays.copyOfRange(bytes, SEAL_BYTES, bytes.length));
    (field.equals("position") ? inside : inside.withObject("filters")).put(field, value);
    byte[] changed = Florin.JSON.writeValueAsBytes(inside);
    String tampered =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(
                ByteBuffer.allocate(SEAL_BYTES + changed.length)
                    .put(bytes, 0, SEAL_BYTES)
                    .put(changed)
                    .array());

    fresh.listWallets("cursor=" + tampered).send().is(400, "invalid-cursor");
  }

  private static Answer create(Customer customer, String body) {
    return customer.ask("createWallet", "POST", "/v1/wallets").json(body).send();
  }

  private static List<String> ids(Answer page) {
    List<String> ids = new ArrayList<>();
    page.body().path("items").forEach(wallet -> ids.add(wallet.path("id").asText()));
    return ids;
  }

  private static List<String> paged(Customer customer, String query) {
    List<String> ids = new ArrayList<>();
    String next = query;
    for (int pages = 0; pages < 1_000; pages++) {
      Answer page = customer.listWallets(next).send().is(200);
      ids.addAll(ids(page));
      if (page.body().path("nextCursor").isNull()) {
        return Collections.unmodifiableList(ids);
      }
      next = query + "&cursor=" + page.text("nextCursor");
    }
    throw new AssertionError("The list does not end.");
  }
}
