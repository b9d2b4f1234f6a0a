// the number types of the kernel dialect: names for the reader and for AssemblyScript, plain numbers for TypeScript
type i32 = number;
type u32 = number;
type u8 = number;
type f64 = number;
type bool = boolean;
