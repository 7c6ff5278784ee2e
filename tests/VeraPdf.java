import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Validates one PDF with veraPDF: prints "valid", or "failed" and one line for each failed rule. */
public class VeraPdf {
    public static void main(String[] args) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Logger.getLogger("").setLevel(Level.OFF);
        PDFAFlavour flavour = PDFAFlavour.byFlavourId(args[0]);
        if (flavour == PDFAFlavour.NO_FLAVOUR) {
            throw new IllegalArgumentException("unknown flavour: " + args[0]);
        }
        VeraGreenfieldFoundryProvider.initialise();
        try (PDFAParser parser =
                        Foundries.defaultInstance().createParser(new File(args[1]), flavour);
                PDFAValidator validator =
                        Foundries.defaultInstance().createValidator(flavour, false)) {
            ValidationResult result = validator.validate(parser);
            out.println(result.isCompliant() ? "valid" : "failed");
            Map<String, TestAssertion> first = new TreeMap<>();
            Map<String, Integer> count = new TreeMap<>();
            for (TestAssertion found : result.getTestAssertions()) {
                if (found.getStatus() == TestAssertion.Status.FAILED) {
                    String rule =
                            found.getRuleId().getClause() + "-" + found.getRuleId().getTestNumber();
                    first.putIfAbsent(rule, found);
                    count.merge(rule, 1, Integer::sum);
                }
            }
            for (Map.Entry<String, TestAssertion> entry : first.entrySet()) {
                TestAssertion found = entry.getValue();
                String line = entry.getKey() + " (" + count.get(entry.getKey()) + "x): "
                        + found.getMessage() + " at "
                        + found.getLocation().getContext();
                out.println(line.replaceAll("\\s+", " "));
            }
        }
    }
}
