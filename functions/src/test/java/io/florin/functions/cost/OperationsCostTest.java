package io.florin.functions.cost;

import static io.florin.functions.cost.CostRow.row;

import io.florin.functions.http.Json;
import io.florin.functions.operations.GetHealth;
import io.florin.functions.operations.GetSettlement;
import io.florin.functions.operations.RedriveDeadLetters;
import java.util.List;

class OperationsCostTest extends CostTest {
  static final List<CostRow> ROWS =
      List.of(
          row(
              "getSettlement",
              "with nothing that waits",
              Usage.reading(6.5, 9),
              scene -> () -> scene.admin(GetSettlement.class).expect(200)),
          row(
              "redriveDeadLetters",
              "of which there are none",
              Usage.reading(0, 0),
              scene ->
                  () ->
                      scene
                          .admin(RedriveDeadLetters.class)
                          .path("queue", "settlement")
                          .body(Json.object())
                          .expect(202)),
          row(
              "getHealth",
              "",
              Usage.reading(0, 2),
              scene -> () -> scene.payer(GetHealth.class).expect(200)));

  @Override
  List<CostRow> rows() {
    return ROWS;
  }
}
