package io.florin.functions.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import io.florin.ledger.Entry;
import io.florin.ledger.History;
import io.florin.ledger.InMemoryLedgerStore;
import io.florin.ledger.LedgerFixture;
import io.florin.ledger.TransferKind;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementCsvTest {
  private final History history =
      new History(new InMemoryLedgerStore(InstantSource.system()), LedgerFixture.customer());

  @Test
  void thereIsAHeaderAndARowForEachEntryEndedByCarriageReturnAndLineFeed() {
    history.moved(12_34, 1).moved(-34, 2);

    String[] rows = StatementCsv.of(history.entries()).split("\r\n", -1);

    assertThat(rows).hasSize(5).endsWith("");
    assertThat(rows[0])
        .isEqualTo(
            "walletId,version,at,kind,amount,reserved,posted,held,available,currency,transferId,"
                + "counterparty,type,channel,note,transfers,hash,previousHash");
    Entry newest = history.wallet().newest();
    assertThat(rows[3])
        .isEqualTo(
            newest.walletId()
                + ",3,2026-11-21T12:00:02.123Z,DEBIT,-0.34,0.00,12.00,0.00,12.00,EUR,,,,,,,"
                + newest.hash()
                + ","
                + newest.previousHash());
  }

  @Test
  void withoutEntriesThereIsTheHeaderAlone() {
    assertThat(StatementCsv.of(List.of())).startsWith("walletId,").endsWith("previousHash\r\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "Lunch | Lunch",
        "Lunch, and cake | \"Lunch, and cake\"",
        "The \"big\" one | \"The \"\"big\"\" one\"",
        "=1+1 | '=1+1",
        "+1 | '+1",
        "-1 | '-1",
        "@SUM(A1) | '@SUM(A1)",
        "＝1 | '＝1",
        "~ =1~ | ~' =1~",
        "=HYPERLINK(\"http://evil\",1) | \"'=HYPERLINK(\"\"http://evil\"\",1)\"",
        "'quoted' | ''quoted'",
        "a=b | a=b"
      })
  void aNoteIsOneFieldThatNoSpreadsheetCalculates(String note, String field) {
    history.transferred(TransferKind.TRANSFER, -1_00, note, 1);

    String row = StatementCsv.of(List.of(history.wallet().newest())).split("\r\n", -1)[1];

    assertThat(row).contains(",TRANSFER,APP," + field + ",," + history.wallet().newest().hash());
  }

  @Test
  void theTransfersOfAFoldedEntryAreInOneField() {
    var transfers = history.folded(List.of(1_00L, 2_00L), 1);

    assertThat(StatementCsv.of(List.of(history.wallet().newest())))
        .contains("," + transfers.get(0).id() + " 1.00; " + transfers.get(1).id() + " 2.00,");
  }
}
