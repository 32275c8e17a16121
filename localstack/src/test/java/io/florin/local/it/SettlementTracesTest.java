package io.florin.local.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import io.florin.local.EmbeddedStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What operators find of a settlement: its lines in the log, and the metrics that it moves. */
@EmbeddedOnly("It reads the log and the metrics of an embedded stack.")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SettlementTracesTest {
  private static final String DOWN = "{\"down\": true}";
  private static final Duration TIME_TO_LOG = Duration.ofSeconds(20);

  private final HttpClient client = HttpClient.newHttpClient();
  private final Path log;
  private final EmbeddedStack stack;
  private final Florin florin;
  private final Customer amina;

  SettlementTracesTest(@TempDir Path folder) {
    log = folder.resolve("functions.log");
    stack = EmbeddedStack.start(RunningFlorin.options().loggingFunctionsTo(log));
    florin = new Florin(Address.of(stack));
    amina = florin.newCustomer();
  }

  @BeforeAll
  void warmUp() {
    String walletId = amina.openWallet("EUR");
    amina.ended(amina.createDeposit(Customer.bankTransfer(walletId, "1.00")).newKey().send());
  }

  /** Whatever a test has come to, the next one does not wait for a bank that is down. */
  @AfterEach
  void letTheBankBeAsItWas() {
    florin.bank().behaveWell();
  }

  @AfterAll
  void stop() {
    client.close();
    florin.close();
    stack.close();
  }

  @Test
  void oneIdFindsARequestAndAllThatBecameOfIt() {
    Traced deposit = tracedDeposit();
    amina.ended(deposit.accepted());

    assertThat(bookedTraceId(deposit.accepted())).isEqualTo(deposit.traceId());
    assertThat(linesToTheEnd(deposit.accepted()))
        .allSatisfy(line -> assertThat(line.path("trace_id").asText()).isEqualTo(deposit.traceId()))
        .extracting(SettlementTracesTest::function)
        .contains("relay", "settle");
    assertThat(lines(line -> line.path("trace_id").asText().equals(deposit.traceId())))
        .extracting(SettlementTracesTest::function)
        .contains("createDeposit", "relay", "settle");
  }

  @Test
  void theIdIsStillThereWhenTheJanitorHasBroughtItBack() {
    florin.bank().behave(DOWN);
    Traced deposit = tracedDeposit();
    String id = deposit.accepted().text("id");
    Awaitility.await("an attempt in vain")
        .atMost(TIME_TO_LOG)
        .until(() -> !lines(line -> message(line).contains(id) && saysItWaits(line)).isEmpty());
    florin.bank().behaveWell();
    amina.ended(deposit.accepted());

    assertThat(bookedTraceId(deposit.accepted())).isEqualTo(deposit.traceId());
    assertThat(linesToTheEnd(deposit.accepted()))
        .allSatisfy(
            line -> assertThat(line.path("trace_id").asText()).isEqualTo(deposit.traceId()));
  }

  @Test
  void theMetricsMoveWithASettlement() {
    double accepted = metric("florin_transfers_accepted_total{kind=\"DEPOSIT\"}");
    double settled = metric("florin_transfers_settled_total{kind=\"DEPOSIT\"}");
    double failed = metric("florin_transfers_failed_total{kind=\"DEPOSIT\"}");
    double times = metric("florin_settlement_time_milliseconds_count{kind=\"DEPOSIT\"}");
    double lags = metric("florin_relay_lag_milliseconds_count");

    amina.ended(deposit());
    florin.bank().behave("{\"rejectionRate\": 1}");
    amina.ended(deposit());
    florin.bank().behaveWell();

    Awaitility.await("the metrics")
        .atMost(TIME_TO_LOG)
        .untilAsserted(
            () -> {
              assertThat(metric("florin_transfers_accepted_total{kind=\"DEPOSIT\"}"))
                  .isEqualTo(accepted + 2);
              assertThat(metric("florin_transfers_settled_total{kind=\"DEPOSIT\"}"))
                  .isEqualTo(settled + 1);
              assertThat(metric("florin_transfers_failed_total{kind=\"DEPOSIT\"}"))
                  .isEqualTo(failed + 1);
              assertThat(metric("florin_settlement_time_milliseconds_count{kind=\"DEPOSIT\"}"))
                  .isEqualTo(times + 2);
              assertThat(metric("florin_relay_lag_milliseconds_count")).isGreaterThan(lags);
            });
  }

  @Test
  void theMetricsTellTheAgeOfWhatWaitsLongest() {
    florin.bank().behave(DOWN);
    Answer accepted = deposit();

    Awaitility.await("the janitor")
        .atMost(TIME_TO_LOG)
        .until(() -> metric("florin_oldest_pending_age_seconds") >= 1);
    florin.bank().behaveWell();
    amina.ended(accepted);
  }

  private Answer deposit() {
    String walletId = amina.openWallet("EUR");
    return amina.createDeposit(Customer.bankTransfer(walletId, "1.00")).newKey().send().is(202);
  }

  /** A deposit, and the id of the request that asked for it: its own log line has it. */
  private Traced tracedDeposit() {
    int before = lines(SettlementTracesTest::isOfCreateDeposit).size();
    Answer accepted = deposit();
    List<JsonNode> lines =
        Awaitility.await("the line of the request")
            .atMost(TIME_TO_LOG)
            .until(
                () -> lines(SettlementTracesTest::isOfCreateDeposit), all -> all.size() > before);
    assertThat(lines).hasSize(before + 1);
    return new Traced(accepted, lines.getLast().path("trace_id").asText());
  }

  private record Traced(Answer accepted, String traceId) {}

  /** Waits until the settlement has logged its end; all lines that name the transfer. */
  private List<JsonNode> linesToTheEnd(Answer accepted) {
    return Awaitility.await("the last line")
        .atMost(TIME_TO_LOG)
        .until(
            () -> lines(line -> message(line).contains(accepted.text("id"))),
            lines -> lines.stream().anyMatch(line -> message(line).endsWith("is completed")));
  }

  private String bookedTraceId(Answer accepted) {
    return florin.bank().decision(accepted.text("id")).path("traceId").asText();
  }

  private List<JsonNode> lines(Predicate<JsonNode> wanted) {
    try (Stream<String> lines = Files.lines(log)) {
      return lines
          .filter(line -> line.startsWith("{") && line.endsWith("}"))
          .map(SettlementTracesTest::parse)
          .filter(wanted)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode parse(String line) {
    try {
      return Florin.JSON.readTree(line);
    } catch (JacksonException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String message(JsonNode line) {
    return line.path("message").asText();
  }

  private static String function(JsonNode line) {
    return line.path("function_name").asText().replace("florin-local-", "");
  }

  private static boolean isOfCreateDeposit(JsonNode line) {
    return function(line).equals("createDeposit");
  }

  private static boolean saysItWaits(JsonNode line) {
    return message(line).contains("still waits for the bank");
  }

  /** The value of a series, 0 as long as it is not there. */
  private double metric(String series) {
    try {
      return client
          .send(
              HttpRequest.newBuilder(stack.metrics()).build(), HttpResponse.BodyHandlers.ofString())
          .body()
          .lines()
          .filter(line -> line.startsWith(series + " "))
          .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
          .sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
