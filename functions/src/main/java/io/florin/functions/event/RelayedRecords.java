package io.florin.functions.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.florin.event.LedgerChange;
import io.florin.event.Relayed;
import io.florin.event.Relaying;
import io.florin.functions.http.Json;
import io.florin.retry.Deadline;
import java.util.ArrayList;
import java.util.List;

/** Relays records of the ledger's stream as Lambda hands them over, in JSON. */
public final class RelayedRecords {
  private final Relaying relaying;
  private final LedgerStream stream;

  /** What became of one record that was relayed again. */
  public enum Again {
    /** It is done: what it tells, if anything, was published. */
    DONE,
    /** It still can't be read. Nothing was done with it. */
    UNREADABLE,
    /** The topic did not take it now. */
    NOT_TAKEN
  }

  /** Relays what a stream says. */
  public RelayedRecords(Relaying relaying, LedgerStream stream) {
    this.relaying = relaying;
    this.stream = stream;
  }

  /**
   * Relays records; those that can't be read go whole to the dead letters.
   *
   * @param records in the order of the stream
   */
  public Relayed relay(Iterable<JsonNode> records, Deadline deadline) {
    List<LedgerChange> changes = new ArrayList<>();
    for (JsonNode record : records) {
      changes.add(change(record));
    }
    return relaying.relay(changes, deadline);
  }

  /**
   * Relays a record that was among the dead letters.
   *
   * @param whole the record, as it was put there
   */
  public Again again(String whole, Deadline deadline) {
    LedgerChange change;
    try {
      change = change(Json.MAPPER.readTree(whole));
    } catch (JsonProcessingException e) {
      return Again.UNREADABLE;
    }
    if (change instanceof LedgerChange.Unreadable) {
      return Again.UNREADABLE;
    }
    return relaying.relay(List.of(change), deadline).readAgainFrom().isEmpty()
        ? Again.DONE
        : Again.NOT_TAKEN;
  }

  private LedgerChange change(JsonNode record) {
    JsonNode change = record.path("dynamodb");
    String sequenceNumber = change.path("SequenceNumber").asText();
    // Records that have expired: the function's filter leaves them out, where there is one.
    if (record.path("eventName").asText().equals("REMOVE")) {
      return new LedgerChange.TellingNothing(sequenceNumber);
    }
    try {
      return stream
          .factOf(change.path("NewImage"))
          .<LedgerChange>map(fact -> new LedgerChange.Telling(sequenceNumber, fact))
          .orElseGet(() -> new LedgerChange.TellingNothing(sequenceNumber));
    } catch (UnreadableRecordException e) {
      return new LedgerChange.Unreadable(
          sequenceNumber, record.toString(), String.valueOf(e.getMessage()));
    }
  }
}
