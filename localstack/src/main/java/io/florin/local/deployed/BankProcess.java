package io.florin.local.deployed;

import io.florin.local.StartRefused;
import io.florin.local.bank.StandInBankMain;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The stand-in bank in a process of its own, which outlives the command that started it.
 *
 * @param pid the process
 * @param startedAt when it started: another process may get its number one day
 */
record BankProcess(long pid, Instant startedAt) {
  private static final int MAX_ASKS = 100;
  private static final long BETWEEN_ASKS_MILLIS = 100;
  private static final long SECONDS_TO_END = 10;

  /**
   * Starts it.
   *
   * @param folder gets its journal and its log
   * @param place where it is to serve
   * @param anew whether to forget what it has decided before, since the ledger that knew of it is
   *     gone
   * @throws StartRefused when it does not answer
   */
  static BankProcess start(Path folder, BankPlace place, boolean anew) {
    Path log = folder.resolve("bank.log");
    Path journal = folder.resolve("bank.journal");
    try {
      if (anew) {
        Files.deleteIfExists(journal);
      }
      Process process =
          new ProcessBuilder(
                  "nohup",
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx128m",
                  "-XX:+UseSerialGC",
                  "-cp",
                  System.getProperty("java.class.path"),
                  StandInBankMain.class.getName(),
                  "--host",
                  place.interfaceAddress(),
                  "--port",
                  String.valueOf(place.port()),
                  "--journal",
                  journal.toString())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      for (int asks = 0; asks < MAX_ASKS; asks++) {
        if (process.waitFor(BETWEEN_ASKS_MILLIS, TimeUnit.MILLISECONDS)) {
          break;
        }
        if (answers(place)) {
          return new BankProcess(
              process.pid(), process.info().startInstant().orElse(Instant.EPOCH));
        }
      }
      process.destroyForcibly();
      throw new StartRefused("The stand-in bank did not start: see %s.".formatted(log));
    } catch (IOException e) {
      throw new StartRefused("The stand-in bank did not start: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartRefused("Interrupted while the stand-in bank started.", e);
    }
  }

  private static boolean answers(BankPlace place) throws InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(place.here().resolve("/settings"))
              .timeout(Duration.ofSeconds(2))
              .build();
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  /** Ends it. When it has ended already, this does nothing. */
  void stop() {
    handle()
        .ifPresent(
            process -> {
              process.destroy();
              process
                  .onExit()
                  .completeOnTimeout(process, SECONDS_TO_END, TimeUnit.SECONDS)
                  .join()
                  .destroyForcibly();
            });
  }

  private Optional<ProcessHandle> handle() {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .filter(process -> process.info().startInstant().orElse(Instant.EPOCH).equals(startedAt));
  }
}
