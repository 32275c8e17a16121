package io.florin.functions.cost;

/**
 * What an operation uses.
 *
 * @param items how many items it puts or deletes
 * @param writeUnits the write request units for them
 * @param indexUnits the write request units of the indexes that follow them
 * @param readUnits the read request units
 * @param roundTrips how often it waits for DynamoDB
 * @param facts how many facts the relay tells of it
 * @param doorbells how many of these go to the queue that settlement runs from
 */
record Usage(
    int items,
    int writeUnits,
    int indexUnits,
    double readUnits,
    int roundTrips,
    int facts,
    int doorbells) {

  /** An operation that only reads. */
  static Usage reading(double readUnits, int roundTrips) {
    return new Usage(0, 0, 0, readUnits, roundTrips, 0, 0);
  }

  /** An operation that rings for nobody. */
  static Usage of(
      int items, int writeUnits, int indexUnits, double readUnits, int roundTrips, int facts) {
    return new Usage(items, writeUnits, indexUnits, readUnits, roundTrips, facts, 0);
  }

  /** The same, of whose facts so many ring for settlement. */
  Usage ringing(int newDoorbells) {
    return new Usage(items, writeUnits, indexUnits, readUnits, roundTrips, facts, newDoorbells);
  }

  /** The same with other read units. */
  Usage withReads(double newReadUnits) {
    return new Usage(items, writeUnits, indexUnits, newReadUnits, roundTrips, facts, doorbells);
  }
}
