package io.florin.functions.cost;

import static io.florin.functions.cost.CostRow.row;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.florin.functions.http.Json;
import io.florin.functions.identity.GetKeys;
import io.florin.functions.identity.GetMe;
import io.florin.functions.identity.Login;
import io.florin.functions.identity.RegisterCustomer;
import java.io.IOException;
import java.util.List;

class IdentityCostTest extends CostTest {
  private static final String PASSWORD = "correct horse";

  static final List<CostRow> ROWS =
      List.of(
          row(
              "registerCustomer",
              "",
              Usage.of(4, 8, 0, 0, 1, 0),
              scene -> {
                ObjectNode applicant = applicant(scene.next());
                return () -> scene.payer(RegisterCustomer.class).body(applicant).expect(201);
              }),
          row(
              "registerCustomer",
              "with a document",
              Usage.of(5, 10, 0, 0, 1, 0),
              scene -> {
                int number = scene.next();
                ObjectNode applicant =
                    applicant(number).put("idType", "NID").put("idNumber", "2938" + number);
                return () -> scene.payer(RegisterCustomer.class).body(applicant).expect(201);
              }),
          row("login", "", Usage.reading(3, 3), IdentityCostTest::loggingIn),
          row(
              "getKeys",
              "",
              Usage.reading(1, 1),
              scene -> () -> scene.payer(GetKeys.class).expect(200)),
          row(
              "getMe",
              "",
              Usage.reading(1, 1),
              scene -> () -> scene.payer(GetMe.class).expect(200)));

  @Override
  List<CostRow> rows() {
    return ROWS;
  }

  private static CostRow.Step loggingIn(CostScene scene) throws IOException {
    ObjectNode applicant = applicant(scene.next());
    scene.payer(RegisterCustomer.class).body(applicant).expect(201);
    ObjectNode credentials =
        Json.object().put("email", applicant.path("email").asText()).put("password", PASSWORD);
    return () -> scene.payer(Login.class).body(credentials).expect(200);
  }

  private static ObjectNode applicant(int number) {
    return Json.object()
        .put("firstName", "Amina")
        .put("lastName", "Odhiambo")
        .put("email", "amina" + number + "@example.com")
        .put("phone", "+2547220" + (10_000 + number))
        .put("password", PASSWORD);
  }
}
