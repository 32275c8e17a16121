package io.florin.local.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the stand-in bank has decided outlives it. */
class JournalTest {
  private static final String PRINTED = "The stand-in bank is at ";

  @TempDir private Path folder;
  private Path journal;

  @BeforeEach
  void name() {
    journal = folder.resolve("bank.jsonl");
  }

  @Test
  void decisionsOutliveTheBank() throws IOException {
    List<JsonNode> before;
    try (StandInBank bank = start();
        BankCalls calls = new BankCalls(bank.address())) {
      calls.pay("done");
      calls.set("{\"rejectionRate\": 1}");
      calls.pay("rejected");
      before = calls.book();
    }
    try (StandInBank bank = start();
        BankCalls calls = new BankCalls(bank.address())) {
      assertThat(calls.book()).isEqualTo(before).hasSize(2);
      calls.set("{\"rejectionRate\": 1}");
      assertThat(calls.pay("done").body().path("status").asText()).isEqualTo("DONE");
      calls.set("{}");
      assertThat(calls.pay("rejected").body().path("status").asText()).isEqualTo("REJECTED");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "{\"reference\":\"torn\",\"direction\":\"COLL", "\u0000"})
  void aTornLastLineIsCutOff(String torn) throws IOException {
    try (StandInBank bank = start();
        BankCalls calls = new BankCalls(bank.address())) {
      calls.pay("first");
    }
    Files.writeString(journal, torn, StandardOpenOption.APPEND);

    try (StandInBank bank = start();
        BankCalls calls = new BankCalls(bank.address())) {
      assertThat(calls.references()).containsExactly("first");
      calls.pay("second");
    }
    try (StandInBank bank = start();
        BankCalls calls = new BankCalls(bank.address())) {
      assertThat(calls.references()).containsExactly("second", "first");
    }
  }

  @Test
  void aFileOfSomethingElseIsRefusedAndLeftAsItIs() throws IOException {
    String content = "{\"reference\": \"trf_1\"}\nto be kept";
    Files.writeString(journal, content);

    assertThatThrownBy(this::start)
        .isInstanceOf(IOException.class)
        .hasMessage(
            "Line 1 of %s is no decision of the stand-in bank: choose another file.", journal);
    assertThat(journal).hasContent(content);
  }

  @Test
  void aFileThatCannotBeWrittenIsRefused() {
    Path nowhere = folder.resolve("nowhere/bank.jsonl");

    assertThatThrownBy(() -> StandInBank.start(0, Optional.of(nowhere)))
        .isInstanceOf(IOException.class)
        .hasMessage("The journal %s can't be written: choose another file.", nowhere);
  }

  @Test
  void whatWasAnsweredIsThereAfterTheProcessWasKilled() throws IOException {
    List<String> answered = new ArrayList<>();
    for (int life = 0; life < 2; life++) {
      Process process = process();
      try (BankCalls calls = new BankCalls(printedAddress(process))) {
        List<CompletableFuture<BankCalls.Answer>> payments = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
          payments.add(calls.startPaying("life_" + life + "_" + i));
        }
        payments.get(50).join();
        process.destroyForcibly();
        for (CompletableFuture<BankCalls.Answer> payment : payments) {
          collect(payment, answered);
        }
      } finally {
        process.destroyForcibly();
        process.onExit().join();
      }
    }

    try (StandInBank bank = start();
        BankCalls calls = new BankCalls(bank.address())) {
      assertThat(calls.references()).containsAll(answered).doesNotHaveDuplicates();
    }
    assertThat(answered).hasSizeGreaterThanOrEqualTo(2);
  }

  private static void collect(CompletableFuture<BankCalls.Answer> payment, List<String> answered) {
    try {
      answered.add(payment.join().body().path("reference").asText());
    } catch (CompletionException e) {
      // It was under way when the process was killed.
    }
  }

  private Process process() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx128m",
            "-cp",
            System.getProperty("java.class.path"),
            StandInBankMain.class.getName(),
            "--port",
            "0",
            "--journal",
            journal.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static URI printedAddress(Process process) throws IOException {
    BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
    String line = output.readLine();
    if (line == null || !line.startsWith(PRINTED)) {
      throw new AssertionError("It did not start: " + line);
    }
    return URI.create(line.substring(PRINTED.length()));
  }

  private StandInBank start() throws IOException {
    return StandInBank.start(0, Optional.of(journal));
  }
}
